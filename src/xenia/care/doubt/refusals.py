"""How this part says no."""

from xenia.core.refusal import Refusal


class NothingInDoubt(Refusal):
    """It was decided already."""

    def __init__(self) -> None:
        super().__init__("doubt-refusal-decided")


class WrittenByAnother(Refusal):
    """Only who wrote it knows for whom it is."""

    def __init__(self, name: str) -> None:
        super().__init__("doubt-refusal-another", name=name)
