"""Names as people type them: any Unicode, made fit to be shown."""

import unicodedata

NAME_LIMIT = 64


def clean_name(name: str, otherwise: str) -> str:
    """A name without control marks, direction overrides and stacked accents; `otherwise` when nothing is left.

    Joiners stay: families of emoji and several scripts need them.
    """
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", name):
        category = unicodedata.category(letter)
        marks = marks + 1 if category == "Mn" else 0
        if marks > 2 or (category in {"Cc", "Cf", "Cs", "Co", "Cn"} and letter != "\u200d"):  # noqa: PLR2004 - no script stacks more
            continue
        kept.append(letter)
    shown = " ".join("".join(kept).split())[:NAME_LIMIT].strip("\u200d ")
    return shown or otherwise
