"""How a gesture is declined."""

from xenia.core.refusal import Refusal


class OverLimit(Refusal):
    """More than this person may give by themselves now, on this ticket and in this month."""

    def __init__(self, left: int) -> None:
        super().__init__("goodwill-refusal-over", left=left)


class NobodyMay(Refusal):
    """There is no second person who could agree to that much."""

    def __init__(self, left: int) -> None:
        super().__init__("goodwill-refusal-nobody", left=left)


class AlreadyAsked(Refusal):
    """One gesture for that ticket waits for somebody's yes: two at once would be easy to mix up."""

    def __init__(self) -> None:
        super().__init__("goodwill-refusal-asked")


class OwnWish(Refusal):
    """Nobody agrees to what they asked for themselves."""

    def __init__(self) -> None:
        super().__init__("goodwill-refusal-own")


class NoSuchWish(Refusal):
    """There is none, or it is not theirs to decide: nobody learns which."""

    def __init__(self) -> None:
        super().__init__("goodwill-refusal-none")


class CustomerGone(Refusal):
    """The customer has left the programme: there is nobody to whom points could be given."""

    def __init__(self) -> None:
        super().__init__("goodwill-refusal-gone")
