"""Markup read, entities found and brought into order, as td does it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration
from hypothesis import given
from hypothesis import strategies as st
from teremok.validation import ApiRuleViolation, validate_html

from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import Text
from telegram_sandbox.text import html
from telegram_sandbox.text.automatic import found_in
from telegram_sandbox.text.entities import STYLES, settled
from telegram_sandbox.text.html import MarkupError
from telegram_sandbox.text.links import LinkError, checked
from telegram_sandbox.text.reading import read
from telegram_sandbox.text.units import cut, length
from telegram_sandbox.text.unparse import as_html


def nobody(_: int) -> None:
    return None


def shown(text: Text) -> list[tuple[Any, ...]]:
    """Each entity as its kind, what it covers, and what it says besides."""
    told = []
    for entity in text.entities:
        rest = [value for name, value in entity.items() if name not in {"type", "offset", "length"}]
        told.append((entity["type"], cut(text.text, entity["offset"], entity["length"]), *rest))
    return told


HTML = [
    ("<b>a</b><strong>b</strong>", "ab", [("bold", "ab")]),
    ("<i>a</i> <em>b</em>", "a b", [("italic", "a"), ("italic", "b")]),
    ("<u>a</u> <ins>b</ins>", "a b", [("underline", "a"), ("underline", "b")]),
    ("<s>a</s> <strike>b</strike> <del>c</del>", "a b c", [("strikethrough", each) for each in "abc"]),
    (
        '<tg-spoiler>a</tg-spoiler> <span class="tg-spoiler">b</span>',
        "a b",
        [("spoiler", "a"), ("spoiler", "b")],
    ),
    ('<a href="https://A.gr/Ω?x=1&amp;y">a</a>', "a", [("text_link", "a", "https://a.gr/Ω?x=1&y")]),
    ("<a>a.gr</a>", "a.gr", [("text_link", "a.gr", "http://a.gr/")]),
    ('<a href="nowhere">a</a>', "a", []),
    ('<a href="tg://user?id=7">a</a>', "a", [("text_mention", "a", {"id": 7})]),
    ("<code>a</code>", "a", [("code", "a")]),
    ("<pre>a</pre>", "a", [("pre", "a")]),
    ('<pre><code class="language-py">a</code></pre>', "a", [("pre", "a", "py")]),
    ('<code class="language-py"><pre>a</pre></code>', "a", [("pre", "a", "py")]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", "a")]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", "a")]),
    ('<tg-emoji emoji-id="55">👍</tg-emoji>', "👍", [("custom_emoji", "👍", "55")]),
    ('<tg-time unix="1700000000" format="wDT">x</tg-time>', "x", [("date_time", "x", 1700000000, "wDT")]),
    ("&lt;&gt;&amp;&quot;&#39;&#x3b1;&nbsp;", "<>&\"'α&nbsp;", []),
    ("&lt b", "< b", []),
    ("😀<b>😀</b>", "😀😀", [("bold", "😀")]),
    ("<B>a</B>", "a", [("bold", "a")]),
    ("<b>a</>", "a", [("bold", "a")]),
    ("  <b> a </b>  ", " a", [("bold", " a")]),
    ("x <b>a </b> ", "x a", [("bold", "a")]),
    ("<b>a\r\nb</b>", "a\nb", [("bold", "a\nb")]),
    ("<b></b>a", "a", []),
    ("<b>a <i>b</i> c</b>", "a b c", [("bold", "a "), ("bold", "b c"), ("italic", "b")]),
    ("<b>a a.gr b</b>", "a a.gr b", [("bold", "a "), ("url", "a.gr"), ("bold", "a.gr"), ("bold", " b")]),
    ("<b>a<code>b</code></b>", "ab", [("bold", "a"), ("code", "b")]),
    ("<code>a.gr</code>", "a.gr", [("code", "a.gr")]),
    (
        "<blockquote>a <b>b</b></blockquote>c",
        "a bc",
        [("blockquote", "a b"), ("bold", "b")],
    ),
]


@pytest.mark.parametrize(("source", "text", "entities"), HTML)
def test_html(source: str, text: str, entities: list[Any]) -> None:
    found = read(source, "html", None, lambda number: {"id": number})
    assert (found.text, shown(found)) == (text, entities)


MARKDOWN = [
    ("*a* _b_ __c__ ~d~ ||e||", "a b c d e", list(zip(STYLES, "abcde", strict=True))),
    ("`a*` ```py\nb_\n```", "a* b_\n", [("code", "a*"), ("pre", "b_\n", "py")]),
    ("[a](http://a\\.gr/\\))", "a", [("text_link", "a", "http://a.gr/)")]),
    ("\\*a\\*", "*a*", []),
    (">a\n>b\nc", "a\nb\nc", [("blockquote", "a\nb\n")]),
    (">a\n>b||\nc", "a\nb\nc", [("expandable_blockquote", "a\nb\n")]),
    (">a||", "a", [("expandable_blockquote", "a")]),
    ("![👍](tg://emoji?id=55)", "👍", [("custom_emoji", "👍", "55")]),
    ("![x](tg://time?unix=5&format=r)", "x", [("date_time", "x", 5, "r")]),
    ("*a _b_*", "a b", [("bold", "a "), ("bold", "b"), ("italic", "b")]),
]


@pytest.mark.parametrize(("source", "text", "entities"), MARKDOWN)
def test_markdown(source: str, text: str, entities: list[Any]) -> None:
    found = read(source, "MarkdownV2", None, nobody)
    assert found.text == text.rstrip()
    assert [(kind, words.rstrip(), *rest) for kind, words, *rest in shown(found)] == [
        (kind, words.rstrip(), *rest) for kind, words, *rest in entities
    ]


def test_the_older_markdown() -> None:
    found = read("*a* _b_ `c` [d](a.gr) \\_ ```py\ne```", "Markdown", None, nobody)
    assert found.text == "a b c d _ e"
    assert shown(found) == [
        ("bold", "a"),
        ("italic", "b"),
        ("code", "c"),
        ("text_link", "d", "http://a.gr/"),
        ("pre", "e", "py"),
    ]


AUTOMATIC = [
    ("/start", [("bot_command", "/start")]),
    ("/start@kafeneio_bot x", [("bot_command", "/start@kafeneio_bot")]),
    ("a/start /αρχή //x /x/y", []),
    ("(/help)", [("bot_command", "/help")]),
    ("γεια @anna_k, a@anna_k", [("mention", "@anna_k")]),
    ("#καφές #1 #a1_b x#y", [("hashtag", "#καφές"), ("hashtag", "#a1_b")]),
    ("$EUR $eur", [("cashtag", "$EUR")]),
    ("δείτε a.gr.", [("url", "a.gr")]),
    ("(https://t.me/x_bot?start=a_b).", [("url", "https://t.me/x_bot?start=a_b")]),
    ("https://el.wikipedia.org/wiki/A_(b)", [("url", "https://el.wikipedia.org/wiki/A_(b)")]),
    ("tg://resolve?domain=x", [("url", "tg://resolve?domain=x")]),
    ("info@a.gr", [("email", "info@a.gr")]),
    ("3.50 v1.2 τέλος.Αρχή", []),
    ("😀 /x", [("bot_command", "/x")]),
]


@pytest.mark.parametrize(("text", "entities"), AUTOMATIC)
def test_what_telegram_finds_by_itself(text: str, entities: list[Any]) -> None:
    assert shown(Text(text, tuple(found_in(text)))) == entities


LINKS = [
    ("a.gr", "http://a.gr/"),
    ("HTTPS://A.GR:443/x y", "https://a.gr:443/x%20y"),
    ("a.gr?x", "http://a.gr/?x"),
    ("user:pw@a.gr", "http://user:pw@a.gr/"),
    ("tg:resolve?domain=x", "tg://resolve?domain=x"),
    ("https://καφές.gr/μενού", "https://καφές.gr/μενού"),
]
NO_LINKS = [
    ("nowhere", "Wrong HTTP URL"),
    ("", "URL host is empty"),
    ("https://", "URL host is empty"),
    ("mailto://x", "Unsupported URL protocol"),
    ("a.gr:0", "Wrong port number specified in the URL"),
    ("a b.gr", "Disallowed character in URL host"),
    ("tg://x y", "Unallowed characters in URL host"),
]


@pytest.mark.parametrize(("given_", "kept"), LINKS)
def test_links_are_completed(given_: str, kept: str) -> None:
    assert checked(given_) == kept
    assert checked(kept) == kept


@pytest.mark.parametrize(("given_", "reason"), NO_LINKS)
def test_what_is_no_link(given_: str, reason: str) -> None:
    with pytest.raises(LinkError, match=re.escape(reason)):
        checked(given_)


WORDS = st.text(st.sampled_from("aβ😀 \n.<>&\"'_*[]()~`#/@-|!\\\u0301"), max_size=12)
TAGS = (
    "b",
    "i",
    "u",
    "s",
    "tg-spoiler",
    "code",
    "pre",
    "blockquote",
    "blockquote expandable",
    'a href="https://a.gr"',
)


def marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.builds(lambda tag, words: f"<{tag}>{words}</{tag.split()[0]}>", st.sampled_from(TAGS), inner)
    return st.lists(wrapped | inner, max_size=4).map("".join)


SOURCES = st.recursive(WORDS.map(html_decoration.quote), marked, max_leaves=8)


def read_or_refused(source: str, mode: str) -> Text | None:
    try:
        return read(source, mode, None, nobody)
    except BadRequest:
        return None


@given(st.text(st.sampled_from("ab<>/&;#x1\"'= \n`*_[]()~|!.>\\-{}😀β"), max_size=40) | st.text(max_size=40))
def test_no_text_crashes_the_parsers(source: str) -> None:
    for mode in ("HTML", "MarkdownV2", "Markdown", ""):
        found = read_or_refused(source, mode) or Text()
        ends = [entity["offset"] + entity["length"] for entity in found.entities]
        assert all(entity["offset"] >= 0 and entity["length"] > 0 for entity in found.entities)
        assert max(ends, default=0) <= length(found.text)
        assert found.text == found.text.rstrip(" \n")


@given(SOURCES)
def test_html_written_again_by_aiogram_reads_the_same(source: str) -> None:
    found = read_or_refused(source, "HTML")
    if found is not None:
        entities = [MessageEntity.model_validate(entity) for entity in found.entities]
        for written in (html_decoration.unparse(found.text, entities), as_html(found.text, found.entities)):
            assert read(written, "HTML", None, nobody) == found
    else:
        assert re.sub("<[^>]*>", "", source).strip(" \n") == ""


def html_refused_by(judge: Any, source: str) -> bool:
    try:
        judge(source)
    except (MarkupError, ApiRuleViolation):
        return True
    return False


PIECES = ("<b>", "</b>", "<i>", "</i>", "<a href='a.gr'>", "</a>", "<code>", "</code>", "x", "&lt;", "</u>")


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_another_judge_takes_and_refuses_the_same_html(source: str) -> None:
    assert html_refused_by(html.parse, source) == html_refused_by(validate_html, source)


ANY_ENTITIES = st.lists(
    st.builds(
        lambda kind, offset, size: {"type": kind, "offset": offset, "length": size},
        st.sampled_from((*STYLES, "code", "pre", "blockquote", "custom_emoji")),
        st.integers(0, 12),
        st.integers(1, 12),
    ),
    max_size=6,
)


@given(ANY_ENTITIES)
def test_settled_entities_never_cross_and_stay_settled(entities: list[dict[str, Any]]) -> None:
    once = settled(entities)
    assert settled(once) == once
    for number, one in enumerate(once):
        for other in once[number + 1 :]:
            first, second = sorted((one, other), key=lambda each: each["offset"])
            end = first["offset"] + first["length"]
            apart = end <= second["offset"]
            inside = second["offset"] + second["length"] <= end
            assert apart or inside or first["offset"] == second["offset"]
