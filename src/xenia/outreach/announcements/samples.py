"""Trying an announcement out: sent to the admin in each language, by the very way on which it will leave.

What Telegram makes of a text is known only when it has taken it. So what was not sent so, exactly as it
stands, does not go to anybody.
"""

from sqlalchemy import select

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen, button
from xenia.core.room import Moment
from xenia.core.taps import new_intent
from xenia.deliveries.models import FAILED, QUEUED, SENDING, SENT, Delivery
from xenia.deliveries.queue import Otherwise, queue
from xenia.outreach.announcements.audience import languages_of
from xenia.outreach.announcements.content import content_mark
from xenia.outreach.announcements.message import sample_of
from xenia.outreach.announcements.models import DRAFT, Announcement
from xenia.outreach.announcements.taps import Ready, ShowDraft
from xenia.team.models import TeamMember

_KIND = "announce-sample"
_STATES = {SENT: 3, QUEUED: 2, SENDING: 2, FAILED: 1}
"""What counts where it was tried several times: the most that came of it."""


async def try_out(moment: Moment, announcement: Announcement, to: TeamMember) -> None:
    """Send it to a member of the team, in each language of its readers, and below the way on.

    They are told of a language that Telegram does not take.
    """
    session, texts, now = moment.session, moment.texts, moment.now
    say, number = texts.say(to.language), str(announcement.id)
    thread = f"announcement:{number}"
    back = (button(say.plain("announce-back"), ShowDraft(announcement=announcement.id)),)
    for language in languages_of(announcement):
        trouble = Screen(say("announce-unreadable", language=language, number=number), (back,))
        sample = sample_of(texts.say(language), moment.shop, announcement)
        otherwise = Otherwise(to.telegram_id, trouble)
        sent = queue(session, _KIND, to.telegram_id, sample, now, otherwise, thread=thread)
        sent.subject = f"{number}:{content_mark(announcement)}:{language}:{new_intent()}"
    goes_on = (button(say.plain("announce-ready"), Ready(announcement=announcement.id), "primary"),)
    rows = (goes_on, back) if announcement.state == DRAFT else (back,)
    below = Screen(say("announce-tried-page", number=number), rows)
    queue(session, "announce-news", to.telegram_id, below, now, thread=thread)


async def tried(session: AsyncSession, announcement: Announcement) -> dict[str, str]:
    """What came of trying it out as it stands now: by language, the state of its delivery."""
    begins = f"{announcement.id}:{content_mark(announcement)}:"
    found = await session.execute(
        select(Delivery.subject, Delivery.state).where(
            Delivery.kind == _KIND, Delivery.subject.startswith(begins, autoescape=True)
        )
    )
    best: dict[str, str] = {}
    for subject, state in found:
        language = (subject or "").removeprefix(begins).partition(":")[0]
        if _STATES.get(state, 0) >= _STATES.get(best.get(language, ""), 0):
            best[language] = state
    return best
