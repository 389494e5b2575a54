"""Where somebody of the team taps: under a ticket's page in their own chat, or on its card in a topic."""

from xenia.care.find import Case
from xenia.care.forum.card import card
from xenia.care.forum.models import StaffForum
from xenia.care.threads.page import page_of_case
from xenia.core.reply import Reply
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.team.models import TeamMember


def read_there(moment: Moment, say: Say, forum: StaffForum | None) -> Say:
    """In whose language a question is put: in a topic all read it."""
    return moment.texts.say(forum.language) if forum is not None else say


async def shown_there(
    moment: Moment, say: Say, case: Case, member: TeamMember, forum: StaffForum | None, notice: str
) -> Reply:
    """How the ticket stands now, in the place of what was tapped."""
    if forum is not None:
        return Reply((card(read_there(moment, say, forum), case),), notice=notice)
    return Reply((await page_of_case(moment.session, say, case, member, moment.now),), notice=notice)
