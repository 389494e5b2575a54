"""Why something cannot be done with an announcement."""

from xenia.core.refusal import Refusal


class UnknownAnnouncement(Refusal):
    """There is none by that number, or it was thrown away."""

    def __init__(self) -> None:
        super().__init__("announce-refusal-unknown")


class NotItsWriter(Refusal):
    """Whoever approves must not be the one who changed it last: so its writer alone changes it."""

    def __init__(self, name: str) -> None:
        super().__init__("announce-refusal-writer", name=name)


class UnderWay(Refusal):
    """It was approved, and is changed no more."""

    def __init__(self) -> None:
        super().__init__("announce-refusal-under-way")


class Changed(Refusal):
    """It is not what was on the screen any more."""

    def __init__(self) -> None:
        super().__init__("announce-refusal-changed")


class NeedsAnother(Refusal):
    """Where there are other admins, its writer does not approve it."""

    def __init__(self) -> None:
        super().__init__("announce-refusal-another")


class TooSoon(Refusal):
    """Its writer confirms alone, and has not had time to think again."""

    def __init__(self, seconds: int) -> None:
        super().__init__("announce-refusal-soon", seconds=seconds)


class EnoughButtons(Refusal):
    """It has as many as it may have."""

    def __init__(self, most: int) -> None:
        super().__init__("announce-refusal-buttons", most=most)
