"""The phonetic fold: however a sentence is spelled, in Greek or Latin letters, one skeleton.

«Θέλω», «θελω», "thelo", "8elw" and "θelw" are one word to whoever reads them aloud, and so they are here.
A skeleton is no spelling: sounds that one of the two alphabets cannot tell apart share one letter. It is
written with `a e i o ȣ` (ȣ is the old ligature of ου), `d f g k l m n p r s t x z θ`, and figures.

1. Accents, capitals, final sigma, joiners and marks of direction are dropped; a Cyrillic letter that looks
   Latin is taken for it. English shortenings lose their apostrophe: "don't" is "dont".
2. A figure inside a word is the letter it looks like: 8 and 9 are θ, 3 is ξ, 0 is ο. Other figures stand apart.
3. Greek letters go to the Latin ones that sound alike. ξ and χ are both x, as Greeklish writes both so.
4. `h` is η, or χ, or half of th, ch, ph, kh: its neighbours tell (see `_RULES`).
5. ου, oy, ou are ȣ, and so is a lone u where Greek has ου: at the end ("mu", "tus", "ligun") and in a few
   beginnings ("kuponi", "dulevi"). Any other u is an υ.
6. αυ and ευ, au, av, af are a and e with f; αι is e; ει, οι, υι, η, υ are i; ω is o.
7. β, φ, μπ, b, v, f, ph are f; ντ, nt, nd and δ are d; γγ, γκ, nk, ng are g; before χ and f a nasal is mute.
8. ks is ξ; y before a vowel at the beginning is γι ("yassas"); doubled and drawn-out letters are one.
9. What is left out in a hurry is put back: "dn" is δεν, "tpt" τίποτα, "k" και.

The rules are applied to each word until nothing changes, so folding a skeleton leaves it as it is.
"""

import re
import unicodedata
from functools import lru_cache

_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχω", "avgdeziθiklmnxoprsstyfxo", strict=True)) | {"ψ": "ps"}
_LOOKALIKES = dict(zip("аеорсухікмнт", "aeopcyxikmnt", strict=True))
_LETTERS = str.maketrans(_GREEK | _LOOKALIKES)

_V = "aeiouȣwy"
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("w", "o"),
        ("(?<=[^aeiouyȣ])v$", "o"),  # ω by its key: "exv"
        ("q", "k"),
        ("j", "tz"),
        ("ck", "k"),
        ("ch", "x"),
        ("c", "k"),
        (f"kh(?=[{_V}])", "x"),
        (f"ph(?=[{_V}])", "f"),
        (f"([dg])h(?=[{_V}])", r"\1"),
        # th is θ before a vowel ("thelo") and where Greek has θρ, θμ, θν; else it is τη ("thn", "aithma", "sth").
        (f"th(?=[{_V}h]|r[{_V}]|m(?!a($|t))|n.)", "θ"),
        ("th", "ti"),
        (f"(?<=f)h(?=[{_V}])", "x"),  # "efharisto"
        ("(?<=[bdfgklmnpqrstvxzθ])h", "i"),
        # At the beginning: χ before a vowel and in χρ, χθ ("hara", "hronia", "hthes"); else η ("hmera", "hrthe").
        (f"^h(?=[{_V}]|r[{_V}]|θes)", "x"),
        ("^h", "i"),
        # After a vowel: η behind o ("bohθeia", "zwh"); else χ ("eho", "mehri", "nihta").
        ("(?<=o)h(?=[θgms]|$)", "i"),
        ("h", "x"),
        ("o[uy]", "ȣ"),
        ("([ae])[uy]", r"\1f"),
        ("^u$|(?<=[dmnpst])u$|u(?=s$|n$|ne$|me$)|(?<=^[dkl])u(?=[lmp])", "ȣ"),
        ("ai", "e"),
        ("^yi?(?=[aeoȣ])", "gi"),
        ("[eoyu]i", "i"),
        ("[uy]", "i"),
        ("m[bp]", "f"),
        ("[bv]", "f"),
        ("[mn]f", "f"),
        ("n[dt]", "d"),
        ("[gn][gk]", "g"),
        ("[gn]x", "x"),
        ("[kx]s", "x"),
        (r"(.)\1+", r"\1"),
    )
)
_FIGURES = {"8": "θ", "9": "θ", "3": "x", "0": "o"}
_HURRY = {
    "k": "ke",
    "dn": "de",
    "den": "de",
    "min": "mi",
    "m": "mȣ",
    "s": "sȣ",
    "p": "pȣ",
    "gt": "giati",
    "tpt": "tipota",
    "tp": "tipota",
    "mnm": "minima",
    "mnmt": "minimata",
    "tn": "ti",
    "tin": "ti",
    "til": "tilefono",
    "pls": "please",
    "plz": "please",
    "thx": "tiaxs",
}
_BESIDE_FIGURES = frozenset(
    [
        *("h", "η", "o", "ο", "os", "ος", "st", "nd", "rd", "th", "am", "pm", "πμ", "μμ"),
        *("e", "eu", "eur", "euro", "evro", "ευρω", "k", "κ", "x", "χ", "ωρα", "ωρες", "h"),
        *("pontoi", "pontous", "ποντοι", "asteria", "αστερια", "asterakia", "αστερακια", "atoma", "ατομα"),
    ]
)
"""What is written right behind a number without being part of a word: "3η", "9pm", "20euro"."""

_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\d{2,}|\d|\D+")
_SHORTENED = re.compile(r"(?<=[^\W\d_])['’ʼ᾽´`](?=(?:[tsmd]|re|ve|ll)\b)")
_PASSES = 12


def fold(text: str) -> str:
    """The skeleton of a text: its words, folded, with one blank between them. Never raises."""
    return " ".join(fold_words(text))


def fold_words(text: str) -> list[str]:
    """The words of a text, each folded, in their order; numbers are words of their own."""
    plain = _SHORTENED.sub("", _plain(text))
    return [part for word in _WORD.findall(plain) for part in _folded(word)]


def _plain(text: str) -> str:
    """Without accents, capitals and invisible marks."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in lowered if unicodedata.category(letter) not in _MUTE)


_MUTE = frozenset({"Mn", "Me", "Mc", "Cf", "Cs", "Cc"}) - {"Cc"}


def _folded(word: str) -> tuple[str, ...]:
    return _remembered(word) if len(word) <= _LONGEST_REMEMBERED else _fold_word(word)


_LONGEST_REMEMBERED = 24


def _fold_word(word: str) -> tuple[str, ...]:
    return tuple(_skeleton(part) if not part.isdecimal() else part for part in _without_figures(word))


@lru_cache(maxsize=16384)
def _remembered(word: str) -> tuple[str, ...]:
    return _fold_word(word)


def _without_figures(word: str) -> list[str]:
    """The word with figures that stand for letters read as such, and cut where a number begins or ends."""
    if word.isalpha():
        return [word]
    parts = _PARTS.findall(word)
    if len(parts) == 1:
        return parts
    read: list[str] = []
    join = False
    for place, part in enumerate(parts):
        following = parts[place + 1] if place + 1 < len(parts) else ""
        letter = _FIGURES.get(part)
        stands_apart = letter is None or (
            place == 0
            and (following in _BESIDE_FIGURES or (letter == "x" and following[:1] not in "aeiouyαειουηω"))
        )
        if part[0].isdecimal() and stands_apart:
            read.append(part)
            join = False
        elif join:
            read[-1] += letter or part
        else:
            read.append(letter or part)
            join = True
    return read


def _skeleton(word: str) -> str:
    word = word.translate(_LETTERS)
    for _ in range(_PASSES):
        before = word
        for pattern, sound in _RULES:
            word = pattern.sub(sound, word)
        if word == before:
            break
    return _HURRY.get(word, word)
