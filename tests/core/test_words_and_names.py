"""Whatever people write or are called: kept, shown and split without harm."""

from html import unescape
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from telegram_sandbox.text.html import parse
from xenia.core.names import NAME_LIMIT, clean_name, clean_text, split, units_of, vocative
from xenia.core.signing import opened, signed
from xenia.core.texts import LANGUAGES, Texts
from xenia.loyalty.award import cents_of

TEXTS = Texts(ZoneInfo("Europe/Athens"))
anything = st.text(st.characters(codec=None), max_size=200)


@given(anything)
@example("\u202e<b>Κακός</b>\u0301\u0301\u0301\u0301")
@example("\ud83d")
def test_a_name_is_clean_once_and_for_all(name: str) -> None:
    shown = clean_name(name, otherwise="φίλε")
    assert 0 < len(shown) <= NAME_LIMIT
    assert clean_name(shown, otherwise="φίλε") == shown
    shown.encode()
    assert vocative(shown) == vocative(shown).strip()


@given(anything)
def test_any_name_in_any_greeting_reads_as_it_was_given(name: str) -> None:
    shown = clean_name(name, otherwise="φίλε")
    for language in LANGUAGES:
        html = TEXTS.say(language)("bot-home", name=shown, shop="<i>")
        text, _ = parse(html)
        assert (vocative(shown) if language == "el" else shown) in text
        assert text.endswith("<i>")


@given(anything)
def test_what_is_kept_can_be_kept(words: str) -> None:
    kept = clean_text(words)
    kept.encode()
    assert "\x00" not in kept
    assert clean_text(kept) == kept


@given(anything.map(clean_text), st.integers(20, 60))
def test_a_long_text_is_split_without_losing_a_letter(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join(parts) == text
    assert all(units_of(part) <= limit for part in parts)


@given(st.integers(1, 99_999_999))
def test_every_amount_is_read_in_each_way_of_writing_it(cents: int) -> None:
    euros, rest = divmod(cents, 100)
    for written in (
        f"{euros},{rest:02}",
        f"{euros}.{rest:02} €",
        f" €{euros},{rest:02}",
        f"{euros},{rest:02}ευρώ",
    ):
        assert cents_of(written) == cents
    if rest == 0:
        assert cents_of(str(euros)) == cents


@given(anything)
def test_what_is_read_as_an_amount_is_one(text: str) -> None:
    cents = cents_of(text)
    assert cents is None or 0 < cents < 10**8


@given(
    st.binary(min_size=32, max_size=32), st.text("ABCDEFGHJK0123456789", min_size=1, max_size=12), anything
)
def test_only_what_was_signed_opens(secret: bytes, code: str, payload: str) -> None:
    good = signed(secret, "card", code)
    assert len(good) <= 64
    assert opened(secret, "card", good) == code
    assert opened(secret, "voucher", good) is None
    assert opened(bytes(32), "card", good) is None or secret == bytes(32)
    assert opened(secret, "card", payload) is None
    assert unescape(good) == good
