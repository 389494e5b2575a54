"""What an announcement did, as an admin reads it: in words, as a picture, as a table."""

import csv
from io import StringIO
from math import ceil, floor

from xenia.core.chart import Bar, Chart, Panel
from xenia.core.reply import Document, Screen, button
from xenia.core.texts import Html, Say
from xenia.feedback.intervals import ENOUGH, Estimate
from xenia.outreach.announcements.content import buttons_of
from xenia.outreach.announcements.effects import DAYS, Effects, Group
from xenia.outreach.announcements.run_taps import SaveEffects, ShowEffects

_Row = tuple[str, int | str, int | str, Estimate | None]
_HEADS = ("figure", "people", "of", "share", "low", "high")
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it some spreadsheets read Greek as something else."""


def effects(say: Say, seen: Effects, *, is_over: bool) -> Screen:
    """In words, under a picture."""
    one, over = seen.announcement, "yes" if is_over else "no"
    parts: list[str] = [
        say("announced-effects-title", number=str(one.id)),
        say("announced-reached", sent=seen.progress.sent, planned=seen.progress.planned),
        *_back(say, seen),
    ]
    if one.buttons:
        parts.append(say("announced-tapped", people=seen.tapped))
        parts += [
            say("announced-tap", label=label, people=people) for label, people in _taps(say, seen).items()
        ]
    parts += ["", say("announced-came", days=DAYS, over=over, day=say.day(seen.until))]
    parts += [_came(say, "invited", seen.invited), _came(say, "held-out", seen.held_out)]
    parts += [_verdict(say, seen), "", say("announced-withdrawn", people=seen.withdrawn)]
    parts.append(say("announced-effects-how"))
    rows = (
        (button(say.plain("announced-csv"), SaveEffects(announcement=one.id)),),
        (button(say.plain("announced-effects-again"), ShowEffects(announcement=one.id)),),
    )
    return Screen(Html("\n".join(parts)), rows, chart(say, seen, over))


def chart(say: Say, seen: Effects, over: str) -> Chart:
    """The same as a picture; none of its words are an admin's, who may use letters that it cannot draw."""
    counts = {
        "planned": seen.progress.planned,
        "sent": seen.progress.sent,
        "tapped": seen.tapped,
        "withdrawn": seen.withdrawn,
    }
    reach = tuple(
        Bar(say.plain("announced-bar-of", what=what), count, shown=str(count))
        for what, count in counts.items()
    )
    shares = tuple(
        Bar(say.plain("announced-bar-of", what=what), *_in_ten_thousand(share), _percent(say, share))
        for what, share in (("invited", seen.invited.share), ("held-out", seen.held_out.share))
        if share is not None
    )
    panels = [Panel(say.plain("announced-panel-people"), reach)]
    if shares:
        panels.append(Panel(say.plain("announced-panel-came", days=DAYS, over=over), shares))
    title = say.plain("announced-chart", number=str(seen.announcement.id))
    return Chart(title, tuple(panels), say.plain("announced-chart-note"))


def table(say: Say, seen: Effects) -> Screen:
    """The same as a table that a spreadsheet reads: a figure a row, and nobody's name."""
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow([say.plain("announced-csv-head", what=one) for one in _HEADS])
    for name, people, of, share in _figures(say, seen):
        ends = (share.value, share.low, share.high) if share else (None, None, None)
        rows.writerow((name, people, of, *("" if one is None else f"{one:.4f}" for one in ends)))
    document = Document(f"announcement-{seen.announcement.id}.csv", _BOM + out.getvalue())
    return Screen(say("announced-csv-here"), document=document)


def _figures(say: Say, seen: Effects) -> list[_Row]:
    progress, invited, held_out = seen.progress, seen.invited, seen.held_out

    def row(
        what: str, people: int | str, of: int | str = "", share: Estimate | None = None, detail: str = ""
    ) -> _Row:
        return say.plain("announced-csv-row", what=what, detail=detail), people, of, share

    return [
        row("planned", progress.planned),
        row("sent", progress.sent, progress.planned),
        *([row("recalled", seen.back.deleted, progress.sent)] if seen.back is not None else []),
        row("unknown", progress.unknown, progress.planned),
        row("failed", progress.failed, progress.planned),
        *(
            row("never", count, progress.planned, None, say.plain("announced-why", reason=one or "pointless"))
            for one, count in progress.never.items()
        ),
        *(
            row("held", count, progress.planned, None, say.plain("announced-why", reason=one or "pointless"))
            for one, count in progress.held.items()
        ),
        row("tapped", seen.tapped, progress.sent),
        *(row("button", people, progress.sent, None, str(at + 1)) for at, people in seen.taps.items()),
        row("came", invited.came, invited.people, invited.share, str(DAYS)),
        row("held-out-came", held_out.came, held_out.people, held_out.share, str(DAYS)),
        row("difference", "", "", seen.difference),
        row("withdrew", seen.withdrawn, progress.sent),
    ]


def _back(say: Say, seen: Effects) -> list[Html]:
    """When it was taken back, and how much of it."""
    back, at = seen.back, seen.announcement.over_at
    if back is None or at is None:
        return []
    deleted, sent = back.deleted, seen.progress.sent
    told = say("announced-was-recalled", day=say.day(at), time=say.time(at), deleted=deleted, sent=sent)
    return [told, say("announced-deleting", count=back.left)] if back.left else [told]


def _taps(say: Say, seen: Effects) -> dict[str, int]:
    labels = [one.label(say.language) for one in buttons_of(seen.announcement)]
    return {label: seen.taps[place] for place, label in enumerate(labels) if place in seen.taps}


def _came(say: Say, who: str, group: Group) -> Html:
    share = group.share
    return say(
        "announced-came-of",
        who=who,
        people=group.people,
        came=group.came,
        share=_percent(say, share) if share else "",
    )


def _verdict(say: Say, seen: Effects) -> Html:
    """What may be said of it, and no more."""
    found = seen.difference
    if found is None:
        return say("announced-no-difference")
    low, high = (round(100 * one, 1) for one in (found.low, found.high))
    if min(seen.invited.people, seen.held_out.people) < ENOUGH:
        verdict = "few"
    else:
        verdict = "more" if found.low > 0 else "fewer" if found.high < 0 else "unsure"
    ends = (_signed(round(100 * found.value)), _signed(floor(low)), _signed(ceil(high)))
    return say("announced-difference", verdict=verdict, value=ends[0], low=ends[1], high=ends[2])


def _in_ten_thousand(share: Estimate) -> tuple[int, int, int]:
    value, low, high = (round(10_000 * one) for one in (share.value, share.low, share.high))
    return value, low, high


def _percent(say: Say, share: Estimate) -> str:
    """A share with its ends, which are rounded outwards: never surer than it is."""
    ends = {"low": str(floor(100 * share.low)), "high": str(ceil(100 * share.high))}
    return say.plain("announced-share", share=f"{100 * share.value:.0f}", **ends)


def _signed(number: int) -> str:
    """A whole number with a sign that reads as one."""
    return f"+{number}" if number > 0 else str(number).replace("-", "−")
