"""Which page of an announcement somebody sees, by where it stands and who they are."""

from dataclasses import dataclass

from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.outreach.announcements import choices, screens, verdicts
from xenia.outreach.announcements.approve import mark_of, other_admins
from xenia.outreach.announcements.caught import EVERYBODY, SAME, WORDS, look
from xenia.outreach.announcements.models import DRAFT, WAITING, Announcement
from xenia.outreach.announcements.whom import Whom, whom_of
from xenia.outreach.announcements.write import may_change
from xenia.team.members import names_of
from xenia.team.models import TeamMember


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks at an announcement, and what they find around them."""

    moment: Moment
    member: TeamMember
    say: Say


async def page_of(by: Onlooker, announcement: Announcement) -> Screen:
    """A draft to its writer; to the others, and once it is handed in, what it would do."""
    session = by.moment.session
    if announcement.state == DRAFT and await may_change(session, announcement, by.member):
        return screens.draft(by.say, announcement, by.moment.now)
    found = await whom_of(by.moment, announcement)
    writer = (await names_of(session, {announcement.created_by}))[announcement.created_by]
    text = screens.summary(by.say, announcement, found, writer, by.moment.now)
    if announcement.state == WAITING:
        others = await other_admins(session, announcement)
        mark, is_mine = mark_of(announcement), announcement.created_by == by.member.id
        return verdicts.waiting(by.say, announcement, text, mark, is_mine=is_mine, others=others)
    return verdicts.only_to_read(by.say, announcement, text)


async def on_the_way(by: Onlooker, announcement: Announcement) -> tuple[Screen, Whom | None]:
    """What is between a draft and its approval: what was caught, what is to be wanted, or nothing any more.

    Returns:
        The page; and whom it would go to, where their number is to be typed.
    """
    found = await look(by.moment, announcement)
    if found.caught:
        return screens.in_the_way(by.say, announcement, found.caught), None
    if found.is_to_be_wanted(announcement, EVERYBODY):
        number = choices.number_of(found.whom)
        return choices.ask(by.say, announcement.id, "number", **number), found.whom
    mark = mark_of(announcement)
    if found.is_to_be_wanted(announcement, WORDS):
        return verdicts.odd(by.say, announcement, found.odd, mark), None
    if found.same is not None and found.is_to_be_wanted(announcement, SAME):
        return verdicts.same(by.say, announcement, found.same, mark), None
    text = screens.summary(by.say, announcement, found.whom, by.member.name, by.moment.now)
    others = await other_admins(by.moment.session, announcement)
    return verdicts.ready(by.say, announcement, text, mark, others), None
