"""How this part says no."""

from xenia.core.refusal import Refusal


class NothingWritten(Refusal):
    """It was sent already, or they have turned to something else since."""

    def __init__(self) -> None:
        super().__init__("whom-refusal-none")
