"""Who has left the team may still sit in its group and read there: the owners are asked to put them out."""

from datetime import timedelta

from sqlalchemy import select

from xenia.care.forum.bound import bound_forum
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.deliveries.queue import owe
from xenia.team.members import team
from xenia.team.models import OWNER, TeamMember

_LATELY = timedelta(days=2)


async def tell_of_former(moment: Moment) -> int:
    """Each owner hears once of each member who has left while the group was bound; returns how many do."""
    forum = await bound_forum(moment.session)
    if forum is None:
        return 0
    since = max(forum.bound_at, moment.now - _LATELY)
    left = await moment.session.scalars(select(TeamMember).where(TeamMember.removed_at >= since))
    owners = [one for one in await team(moment.session) if one.may(OWNER)]
    told = 0
    for member in left.all():
        for owner in owners:
            told += await owe(
                moment.session,
                KIND,
                owner.telegram_id,
                subject=f"{forum.id}:{member.id}:{owner.id}:{member.removed_at:%Y%m%d%H%M%S}",
                about=member.id,
                now=moment.now,
            )
    return told


async def _compose(moment: Moment, member_id: int, say: Say) -> Screen | None:
    member, forum = await moment.session.get(TeamMember, member_id), await bound_forum(moment.session)
    if member is None or member.removed_at is None or forum is None:
        return None
    return Screen(say("forum-former", name=member.name, group=forum.title))


KIND = DeliveryKind("forum-former", None, 0, _compose)
