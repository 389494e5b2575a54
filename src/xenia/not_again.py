"""After a restore: what nobody asked for and could have left since the backup does not go once more.

The database does not know any more what left since it was backed up. Whatever of it would be planned again is
planned at the moment of the restore, and stays where it is: so it counts as thought of, as it did before.
"""

from collections import Counter

from sqlalchemy import delete, update

from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.texts import Html
from xenia.deliveries.models import FAILED, QUEUED, Delivery
from xenia.deliveries.queue import queue
from xenia.outreach.models import Bookmark
from xenia.outreach.occasions import BOOKMARK
from xenia.restore import REASON
from xenia.team.members import team
from xenia.team.models import ADMIN

_MOST_SLICES = 10_000


async def hold_back(moment: Moment, waited: Counter[str]) -> Counter[str]:
    """Plan all that is unasked and due, send none of it, and tell the admins.

    Args:
        moment: of the restore. Nothing runs meanwhile, so that what falls due later cannot have left.
        waited: what was waiting in the backup and stays, by purpose.

    Returns:
        How many messages stay behind, by purpose.
    """
    session = moment.session
    # Walks that rest for some hours begin anew; days that were missed are still to be looked for.
    await session.execute(delete(Bookmark).where(Bookmark.name != BOOKMARK))
    for room in moment.rooms:
        if not any(kind.purpose is not None for kind in room.delivery_kinds):
            continue
        for due in room.due:
            for _ in range(_MOST_SLICES):
                if not await due(moment):
                    break
    await session.flush()
    stays = await session.scalars(
        update(Delivery)
        .where(Delivery.state == QUEUED, Delivery.purpose.is_not(None))
        # It may have left, and so it counts for the caps.
        .values(state=FAILED, reason=REASON, sent_at=moment.now)
        .returning(Delivery.purpose),
        execution_options={"synchronize_session": False},
    )
    held = waited + Counter(one for one in stays if one is not None)
    if held:
        await _tell(moment, held)
    return held


async def _tell(moment: Moment, held: Counter[str]) -> None:
    for member in await team(moment.session):
        if not member.may(ADMIN):
            continue
        say = moment.texts.say(member.language)
        lines = [
            say("restored-line", purpose=say("deliveries-purpose", purpose=purpose), count=count)
            for purpose, count in sorted(held.items())
        ]
        text = Html("\n".join([say("restored-held", count=held.total()), "", *lines]))
        queue(moment.session, "alert", member.telegram_id, Screen(text), moment.now)
