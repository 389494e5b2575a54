"""Bringing the messages that wait into line with what became of their announcement, in slices."""

from typing import Any

from sqlalchemy import ColumnElement, exists, select, update

from xenia.core.room import DeliveryKind, Moment
from xenia.core.transaction import WAKES_SENDER
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import CANCELLED as NEVER_SENT
from xenia.deliveries.models import PAUSED as WAITS_FOR_THEM
from xenia.deliveries.models import QUEUED, Delivery
from xenia.outreach.announcements.course import OVER
from xenia.outreach.announcements.models import ENDED, RUNNING, Announcement

SLICE = 500
"""Messages in one statement: each is moved in several indexes, and nobody is answered meanwhile."""
CALLED_OFF = "called-off"
"""Why a message did not go: its announcement was cancelled or recalled."""
_QUIETLY: dict[str, Any] = {"synchronize_session": False, "preserve_rowcount": True}


async def call_off(moment: Moment, kind: DeliveryKind, most: int = SLICE) -> int:
    """What waits of an announcement that is over does not go any more."""
    waits = (Delivery.state.in_((QUEUED, WAITS_FOR_THEM)),)
    one = await _first(moment, kind, Announcement.state.in_(OVER), *waits)
    if one is None:
        return 0
    why = Reason.EXPIRED.value if one.state == ENDED else CALLED_OFF
    return await _change(moment, kind, one, most, *waits, state=NEVER_SENT, reason=why)


async def take_up(moment: Moment, kind: DeliveryKind) -> int:
    """What was asked for while its announcement was paused goes now that it was resumed."""
    aside = (Delivery.state == QUEUED, Delivery.reason == Reason.PAUSED.value)
    one = await _first(moment, kind, Announcement.state == RUNNING, *aside)
    if one is None:
        return 0
    moment.session.info[WAKES_SENDER] = True
    return await _change(moment, kind, one, SLICE, *aside, retry_at=moment.now, reason=None)


async def _first(
    moment: Moment, kind: DeliveryKind, state: ColumnElement[bool], *which: ColumnElement[bool]
) -> Announcement | None:
    """An announcement in that state of which some such messages are there."""
    some = exists().where(Delivery.kind == kind.name, Delivery.about == Announcement.id, *which)
    found = select(Announcement).where(state, some).order_by(Announcement.id).limit(1)
    return await moment.session.scalar(found)


async def _change(
    moment: Moment,
    kind: DeliveryKind,
    one: Announcement,
    most: int,
    *which: ColumnElement[bool],
    **values: Any,
) -> int:
    # Locked as they are chosen: asked for again, their state would lead SQLite through all that waits.
    chosen = select(Delivery.id).where(Delivery.kind == kind.name, Delivery.about == one.id, *which)
    changed: Any = await moment.session.execute(
        update(Delivery).where(Delivery.id.in_(chosen.limit(most).with_for_update())).values(**values),
        execution_options=_QUIETLY,
    )
    return int(changed.rowcount)
