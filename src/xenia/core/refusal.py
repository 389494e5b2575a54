"""How an act says no."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """An act declined; nothing it began is kept, and the person is told `text` (a Fluent key)."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values
