"""Pages on which somebody says yes or no to an announcement."""

from collections.abc import Sequence
from datetime import datetime

from xenia.core.reply import Button, Screen, button
from xenia.core.texts import Html, Say
from xenia.outreach.announcements.approve import PAUSE
from xenia.outreach.announcements.caught import Caught
from xenia.outreach.announcements.models import DRAFT, Announcement
from xenia.outreach.announcements.taps import (
    Approve,
    AskApproval,
    Decline,
    MeantSo,
    SameAgain,
    ShowAnnouncements,
    ShowDraft,
    ShowProgress,
    TryOut,
)
from xenia.team.models import TeamMember


def ready(
    say: Say, announcement: Announcement, text: Html, mark: str, others: Sequence[TeamMember]
) -> Screen:
    """Nothing is in the way; who says the second yes."""
    key = announcement.id
    next_step = say(
        "announce-next-step",
        others="yes" if others else "no",
        names=_names(others),
        seconds=PAUSE.seconds,
    )
    label = say.plain("announce-ask-approval", others="yes" if others else "no")
    return Screen(
        Html(f"{text}\n\n{next_step}"),
        (
            (button(label, AskApproval(announcement=key, mark=mark), "primary"),),
            (button(say.plain("announce-back"), ShowDraft(announcement=key)),),
        ),
    )


def odd(say: Say, announcement: Announcement, found: Sequence[Caught], mark: str) -> Screen:
    """Words that look as if they were not meant so; that they are has to be said in other words than yes."""
    key = announcement.id
    lines = [
        say("announce-line-caught", words=say(f"announce-odd-{one.what}", **one.values)) for one in found
    ]
    return Screen(
        Html("\n".join([say("announce-odd", number=str(key)), "", *lines])),
        (
            (button(say.plain("announce-back"), ShowDraft(announcement=key), "primary"),),
            (button(say.plain("announce-meant-so"), MeantSo(announcement=key, mark=mark)),),
        ),
    )


def same(say: Say, announcement: Announcement, before: datetime, mark: str) -> Screen:
    """The same was announced before; once more has to be said in other words than yes."""
    key = announcement.id
    return Screen(
        say("announce-same", number=str(key), before=before),
        (
            (button(say.plain("announce-back"), ShowDraft(announcement=key), "primary"),),
            (button(say.plain("announce-same-again"), SameAgain(announcement=key, mark=mark)),),
        ),
    )


def waiting(
    say: Say,
    announcement: Announcement,
    text: Html,
    mark: str,
    *,
    is_mine: bool,
    others: Sequence[TeamMember],
) -> Screen:
    """It waits for a second yes: to its writer, and to who may say it."""
    key = announcement.id
    rows: list[tuple[Button, ...]] = [(button(say.plain("announce-try"), TryOut(announcement=key)),)]
    if not is_mine or not others:
        rows.append((button(say.plain("announce-approve"), Approve(announcement=key, mark=mark), "success"),))
    label = say.plain("announce-decline", mine="yes" if is_mine else "no")
    rows.append((button(label, Decline(announcement=key)),))
    rows.append((button(say.plain("bot-back"), ShowAnnouncements()),))
    whose = "alone" if not others else "mine" if is_mine else "other"
    waits = say("announce-waits", whose=whose, names=_names(others), seconds=PAUSE.seconds)
    return Screen(Html(f"{text}\n\n{waits}"), tuple(rows))


def only_to_read(say: Say, announcement: Announcement, text: Html) -> Screen:
    """Somebody else's draft, or one that was approved."""
    rows: list[tuple[Button, ...]] = []
    if announcement.state != DRAFT:
        rows.append((button(say.plain("announce-progress"), ShowProgress(announcement=announcement.id)),))
    rows.append((button(say.plain("bot-back"), ShowAnnouncements()),))
    state = say("announce-state", state=announcement.state)
    return Screen(Html(f"{text}\n\n{state}"), tuple(rows))


def _names(members: Sequence[TeamMember]) -> str:
    return ", ".join(one.name for one in members)
