"""How this part says no."""

from xenia.core.refusal import Refusal


class NothingKept(Refusal):
    """It was brought already, or it is too old."""

    def __init__(self) -> None:
        super().__init__("early-refusal-none")
