"""What an announcement says, as pure functions: words, links, lengths, moments."""

from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

import pytest
from aiogram.types import Chat, Message, MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from telegram_sandbox.text.reading import read
from xenia.outreach.announcements.content import (
    Button,
    broken_links,
    digest,
    fingerprint,
    html_of,
    is_good_link,
    is_greek,
    link_of,
    placeholders,
    seen_units,
)
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.times import read_moment, read_past_day
from xenia.rewards.fields import NotThatError

ATHENS = ZoneInfo("Europe/Athens")
NOW = datetime(2026, 11, 23, 11, tzinfo=ATHENS)

_LINKS = ["https://magazi.gr/?a=1&lt=2&amp;=3", 'https://magazi.gr/"x"', "https://magazi.gr/a'b>c"]
_LEAVES = st.text("αβγ <>&\"'\n🎄a;lt#", min_size=1, max_size=8).map(escape)
_TAGS = st.sampled_from(["b", "i", "u", "s", "tg-spoiler", "code", "blockquote", "blockquote expandable"])


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tagged = st.tuples(_TAGS, inner).map(lambda one: f"<{one[0]}>{one[1]}</{one[0].split()[0]}>")
    linked = st.tuples(st.sampled_from(_LINKS), inner).map(
        lambda one: f'<a href="{escape(one[0])}">{one[1]}</a>'
    )
    return st.lists(tagged | linked | inner, min_size=1, max_size=3).map("".join)


def _written(html: str) -> Message:
    """A message as somebody at Telegram could have written it."""
    text = read(html, "html", None, lambda _: None)
    entities = [MessageEntity.model_validate(one) for one in text.entities]
    chat = Chat(id=1, type="private")
    return Message(message_id=1, date=NOW, chat=chat, text=text.text, entities=entities)


@given(st.recursive(_LEAVES, _nested, max_leaves=6).map(lambda html: f"{html}."))  # more than spaces
def test_what_was_written_reads_the_same_when_it_is_sent(html: str) -> None:
    written = read(html, "html", None, lambda _: None)
    again = read(html_of(_written(html)), "html", None, lambda _: None)
    assert (again.text, again.entities) == (written.text, written.entities)
    assert seen_units(html_of(_written(html))) == len(written.text.encode("utf-16-le")) // 2


def test_a_program_keeps_its_language() -> None:
    html = '<pre><code class="language-python">a = 1</code></pre>'
    assert html_of(_written(html)) == html
    assert html_of(_written("<pre>a = 1</pre>")) == "<pre>a = 1</pre>"


def test_links_that_are_broken_are_found_as_they_were_meant() -> None:
    right = (
        f'<a href="{escape(_LINKS[0])}">μενού</a>, {escape("<a>")} (www.magazi.gr/menu), https://magazi.gr!'
        " tg://resolve?domain=magazi, awww.so, 9:00 - 21:00"
    )
    assert broken_links(html_of(_written(right))) == []
    wrong = (
        '<a href="https://magazi,gr/?a=1&amp;lt=2">μενού</a>: http:/magazi.gr, <b>https://</b>,'
        " www.magazi,gr, htp://magazi, (ηττπ://magazi.gr) www.magazi."
    )
    assert broken_links(wrong) == [
        "https://magazi,gr/?a=1&lt=2",
        "http:/magazi.gr",
        "https://",
        "www.magazi,gr",
        "htp://magazi",
        "ηττπ://magazi.gr",
        "www.magazi",
    ]


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://magazi.gr", "https://magazi.gr"),
        (" www.magazi.gr/menu ", "https://www.magazi.gr/menu"),
        ("magazi.gr:8080/a?b=c#d", "https://magazi.gr:8080/a?b=c#d"),
        ("http://καφές.gr/μενού", "http://καφές.gr/μενού"),
        ("t.me/magazi", "https://t.me/magazi"),
        ("https://93.184.216.34/", "https://93.184.216.34/"),
    ],
)
def test_links_that_lead_somewhere(written: str, link: str) -> None:
    assert link_of(written) == link


@pytest.mark.parametrize(
    "written",
    [
        "",
        "μενού",
        "https://",
        "https://https://magazi.gr",
        "http:/magazi.gr",
        "htps://magazi.gr",
        "https://magazi,gr",
        "https://magazi",
        "https://magazi..gr",
        "https://-magazi.gr",
        "https://magazi.g",
        "https://magazi.gr/δύο λέξεις",
        "https://magazi.local/",
        "https://www.example/",
        "https://www.magazi/menu",
        "http://localhost:8000",
        "http://192.168.1.4/menu",
        "http://[::1]/",
        "https://me:secret@magazi.gr",
        "https://magazi.gr:99999/",
        "javascript:alert(1)",
        "mailto:anna@magazi.gr",
        f"https://magazi.gr/{'a' * 2048}",
    ],
)
def test_links_that_lead_nowhere(written: str) -> None:
    assert link_of(written) is None


@given(st.text())
def test_whatever_is_written_is_a_good_link_or_none(written: str) -> None:
    link = link_of(written)
    assert link is None or is_good_link(link)


def test_languages_are_told_apart() -> None:
    assert is_greek("<b>Νέα</b> γεύση: <i>latte</i>")
    assert not is_greek("New at Το Καφενείο: a <b>latte</b>")
    assert not is_greek("2 + 1 ☕")


def test_the_same_words_have_the_same_digest() -> None:
    assert digest("Ζεστή  <b>Σοκολάτα</b> 2+1 ☕") == digest(" ΖΕΣΤΗ\nσοκολάτα, 21!")
    assert digest("Ζεστός") == digest("ΖΕΣΤΟΣ") != digest("Ζεστή")
    assert digest("☕") != digest("🍰")
    one = Announcement(text_el="Ζεστή", text_en="", photos=["a"], buttons=[])
    assert fingerprint(one) == digest("Ζεστή") + digest("")
    assert len(fingerprint(one)) == 64


def test_what_was_left_to_fill_in() -> None:
    text = "Dear {name}, «...» and «…» of [day] ____ «» “..”"
    assert placeholders(text) == ["{name}", "«...»", "«…»", "[day]", "____", "«»", "“..”"]
    assert placeholders('«Ζεστή» σοκολάτα... a "b" "c" (2) 3_4') == []


def test_a_button_says_what_it_is_in_each_language() -> None:
    one = Button(label_el="Μενού", label_en="Menu", url="https://magazi.gr")
    assert (one.label("el"), one.label("en")) == ("Μενού", "Menu")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("24/11 10:00", (2026, 11, 24, 10, 0)),
        ("24.11.2026, 10.30", (2026, 11, 24, 10, 30)),
        ("1-12-2026 στις 9:05", (2026, 12, 1, 9, 5)),
        ("Αύριο 18:00", (2026, 11, 24, 18, 0)),
        ("σήμερα στις 18:00", (2026, 11, 23, 18, 0)),
        ("tomorrow at 18:00", (2026, 11, 24, 18, 0)),
        ("18:00", (2026, 11, 23, 18, 0)),
        ("20/11 10:00", (2026, 11, 20, 10, 0)),  # just past, and not in a year
        ("7/1 10:00", (2027, 1, 7, 10, 0)),
    ],
)
def test_moments_as_people_write_them(written: str, moment: tuple[int, int, int, int, int]) -> None:
    assert read_moment(written, ATHENS, NOW) == datetime(*moment, tzinfo=ATHENS)


@pytest.mark.parametrize("written", ["", "αύριο", "24/11", "31/11 10:00", "24/11 25:00", "10", "στις δέκα"])
def test_what_is_no_moment(written: str) -> None:
    with pytest.raises(NotThatError):
        read_moment(written, ATHENS, NOW)


def test_days_behind_us() -> None:
    today = date(2026, 11, 23)
    assert read_past_day("14/2", today) == date(2026, 2, 14)
    assert read_past_day("24.12", today) == date(2025, 12, 24)
    assert read_past_day("23/11/2026", today) == today
    for wrong in ("24/11/2026", "30/2/2026", "χθες", ""):
        with pytest.raises(NotThatError):
            read_past_day(wrong, today)
