"""How passing on says no."""

from xenia.core.refusal import Refusal


class NoPraise(Refusal):
    """It is not a kind word, it has been taken back, or it is not theirs: nobody learns which."""

    def __init__(self) -> None:
        super().__init__("praise-refusal-none")


class NoWords(Refusal):
    """There is nothing to be read."""

    def __init__(self) -> None:
        super().__init__("praise-refusal-words")


class Asked(Refusal):
    """The customer has been asked, and is not asked twice."""

    def __init__(self) -> None:
        super().__init__("praise-refusal-asked")


class NotHere(Refusal):
    """The customer has left, or the member has."""

    def __init__(self) -> None:
        super().__init__("praise-refusal-gone")


class Answered(Refusal):
    """The suggestion has its answer."""

    def __init__(self) -> None:
        super().__init__("praise-refusal-answered")
