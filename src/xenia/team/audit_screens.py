"""What the owner reads about who looked at what."""

from collections.abc import Mapping, Sequence

from xenia.core.reply import Screen, button, pager, rows_of
from xenia.core.texts import Html, Say
from xenia.team.audit import AuditLine
from xenia.team.taps import ShowAudit, ShowTeam

ON_PAGE = 12
"""Lines on one page."""


def audit(
    say: Say,
    lines: Sequence[AuditLine],
    names: Mapping[int, str],
    counts: Mapping[int, int],
    member_id: int,
    page: int,
    pages: int,
) -> Screen:
    """Views of personal data, the newest first: everybody's (0), or one person's, by a button with a name."""
    of = "one" if member_id else "all" if counts else "none"
    title = say("audit-page", of=of, name=names.get(member_id, ""))
    shown = [
        say(
            "audit-line",
            at=f"{say.short_day(one.at)} {say.time(one.at)}",
            name=names[one.member_id],
            role=say.plain("team-role", role=one.role),
            what=one.what.value,
            detail=one.detail,
        )
        for one in lines
    ]
    people = rows_of(
        button(say.plain("audit-of", name=names[one], count=count), ShowAudit(member=one))
        for one, count in counts.items()
        if one != member_id
    )
    everybody = ((button(say.plain("audit-of-all"), ShowAudit()),),) if member_id else ()
    turn = pager(page, pages, lambda to: ShowAudit(member=member_id, page=to))
    back = ((button(say.plain("bot-back"), ShowTeam()),),)
    return Screen(Html("\n".join([title, "", *shown])), (*turn, *everybody, *people, *back))
