"""How the acts on threads say no."""

from xenia.core.refusal import Refusal


class YouHaveIt(Refusal):
    """Who has a ticket is sent all that is said about it."""

    def __init__(self) -> None:
        super().__init__("threads-refusal-yours")


class AlreadyJoined(Refusal):
    """It goes on in another ticket since a while."""

    def __init__(self, reference: str, into: str) -> None:
        super().__init__("threads-refusal-joined", reference=reference, into=into)


class NotTheirs(Refusal):
    """Only tickets of one customer become one."""

    def __init__(self) -> None:
        super().__init__("threads-refusal-other")
