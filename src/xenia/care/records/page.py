"""A transcript for people: one HTML file with all that it needs, for the phone, by day and by night."""

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from xenia.care.records.transcript import Line, Transcript
from xenia.core.texts import Say

_STYLE = """
:root { color-scheme: light dark;
  --paper: #fbf6ee; --ink: #2b2118; --soft: #75675a; --card: #fff; --note: #f3e3c3; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1d1915; --ink: #f1e9de; --soft: #ab9d8d; --card: #2a241e; --note: #463a22; }
}
body { margin: 0 auto; max-width: 42rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .75rem; }
header { margin-bottom: 1.5rem; }
header p, p.who, article.system { color: var(--soft); font-size: .875rem; }
header p, p.who { margin: 0; }
article { background: var(--card); border-radius: .75rem; margin: 0 0 .75rem; padding: .6rem .9rem; }
article.staff { margin-left: 1.5rem; }
article.note { background: var(--note); }
article.system { background: none; padding-block: 0; }
p.words { margin: 0; overflow-wrap: anywhere; unicode-bidi: isolate; white-space: pre-wrap; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is loaded and nothing runs, whatever stands in the words."""


def as_html(say: Say, made: Transcript) -> str:
    """The transcript as one HTML file.

    It is a tree until its last step, which alone turns words into HTML: none can come in unescaped.
    """
    page = Element("html", lang=say.language)
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    title = say.plain("records-title", reference=made.reference, shop=made.shop)
    _words(head, "title", title)
    _words(head, "style", _STYLE)
    body = SubElement(page, "body")
    _head(say, SubElement(body, "header"), made, title)
    _lines(say, SubElement(body, "main"), made)
    return "<!doctype html>\n" + tostring(page, encoding="unicode", method="html")


def _lines(say: Say, main: Element, made: Transcript) -> None:
    for line in made.lines:
        _line(say, SubElement(main, "article", {"class": line.by}), made, line)
    for other in made.joined:
        _words(main, "h2", say.plain("records-joined", reference=other.reference))
        _lines(say, main, other)


def _head(say: Say, head: Element, made: Transcript, title: str) -> None:
    _words(head, "h1", title)
    kind = say.plain("care-kind", kind=made.kind)
    state = say.plain("records-state", state=made.state)
    about = {"kind": kind, "state": state, "customer": made.customer, "card": made.card}
    _words(head, "p", say.plain("records-about", **about))
    _words(head, "p", say.plain("records-opened", at=_moment(made.opened_at)))
    if made.holder is not None:
        _words(head, "p", say.plain("records-holder", member=made.holder))
    _words(head, "p", say.plain("records-made", at=_moment(made.made_at), whose=made.made_for.value))


def _line(say: Say, article: Element, made: Transcript, line: Line) -> None:
    at = f"{say.short_day(_moment(line.at))} {say.time(_moment(line.at))}"
    if line.by == "system":
        happened = say.plain(
            "records-happened",
            what=line.what,
            named="yes" if line.name else "no",
            member=line.name or "",
            words=line.words or "",
        )
        _words(article, "p", f"{at} · {happened}", "words")
        return
    relation, other = "none", ""
    if line.edits is not None:
        relation, other = "edit", str(line.edits)
    elif line.reply_to is not None:
        relation, other = "reply", str(line.reply_to)
    who = say.plain(
        "records-who",
        name=f"{made.reference}·{line.number}",
        at=at,
        who=line.name or "",
        side=line.by,
        relation=relation,
        other=other,
    )
    _words(article, "p", who, "who")
    if line.what != "text":
        _words(article, "p", say.plain("care-sent", what=line.what), "who")
    if line.words:
        _words(article, "p", line.words, "words")


def _words(into: Element, tag: str, words: str, kind: str = "") -> None:
    SubElement(into, tag, {"class": kind} if kind else {}).text = words


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)
