"""What an announcement did: whom it reached, what they tapped, who came, who wanted no more of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, String, and_, bindparam, cast, exists, func, literal, select
from sqlalchemy.orm import aliased

from xenia.core.database import AsyncSession
from xenia.deliveries.models import SENT, UNKNOWN, Delivery
from xenia.deliveries.told import stopped_by
from xenia.feedback.intervals import Estimate, difference, proportion
from xenia.ledger import Purchase
from xenia.ledger.models import Account
from xenia.outreach.announcements.course import KIND
from xenia.outreach.announcements.models import RECALLED, Announcement, AnnouncementLeftOut, AnnouncementTap
from xenia.outreach.announcements.planning import PURPOSE, first_moment
from xenia.outreach.announcements.progress import Progress, progress_of
from xenia.outreach.announcements.recalling import Recalled, recalled
from xenia.privacy.consent import WITHDRAWN
from xenia.privacy.models import ConsentRecord
from xenia.shop import Shop

DAYS = 7
"""How many days after its beginning a purchase is counted."""
_SOON = timedelta(hours=24)
"""Who withdraws within that of getting it, having got nothing since, withdraws because of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of whom some came."""

    people: int
    came: int

    @property
    def share(self) -> Estimate | None:
        """How many of them came, from 0 to 1; None where there is nobody."""
        return proportion(self.came, self.people)


@dataclass(frozen=True, slots=True)
class Effects:
    """All that is known of it."""

    announcement: Announcement
    progress: Progress
    tapped: int
    """People who tapped any of its buttons; links into the web cannot be seen."""
    taps: dict[int, int]
    """By the place of a button: how many people tapped it."""
    invited: Group
    """All for whom a message was planned: also those whom it did not reach, as there are among the others."""
    held_out: Group
    """Whom the lot left out, over the same days."""
    withdrawn: int
    until: datetime
    """The end of the days that are counted."""
    back: Recalled | None = None
    """Of a recalled one: what came of it."""

    @property
    def difference(self) -> Estimate | None:
        """By how much more of the invited came, from -1 to 1; None where nobody was left out."""
        one, other = self.invited, self.held_out
        return difference(one.came, one.people, other.came, other.people)


async def effects_of(session: AsyncSession, announcement: Announcement, shop: Shop) -> Effects:
    """What it did until now, or until the end of its days."""
    begins = first_moment(announcement, shop)
    until = begins + timedelta(days=DAYS)
    progress = await progress_of(session, announcement.id)
    taps = await session.execute(
        select(AnnouncementTap.button, func.count())
        .where(AnnouncementTap.announcement_id == announcement.id)
        .group_by(AnnouncementTap.button)
        .order_by(AnnouncementTap.button)
    )
    by_button = {row[0]: row[1] for row in taps}
    tapped = select(func.count(AnnouncementTap.customer_id.distinct())).where(
        AnnouncementTap.announcement_id == announcement.id
    )
    # By the unique name of each message, whatever has become of it.
    was_invited = exists().where(
        Delivery.kind == KIND,
        Delivery.subject == literal(f"{announcement.id}:").concat(cast(Account.customer_id, String)),
    )
    was_held_out = exists().where(
        AnnouncementLeftOut.announcement_id == announcement.id,
        AnnouncementLeftOut.customer_id == Account.customer_id,
    )
    return Effects(
        announcement=announcement,
        progress=progress,
        tapped=await session.scalar(tapped) or 0,
        taps=by_button,
        invited=Group(progress.planned, await _came(session, begins, until, was_invited)),
        held_out=Group(progress.held_out, await _came(session, begins, until, was_held_out)),
        withdrawn=await _withdrawn(session, announcement, begins),
        until=until,
        back=await recalled(session, announcement.id) if announcement.state == RECALLED else None,
    )


async def _came(session: AsyncSession, begins: datetime, until: datetime, who: ColumnElement[bool]) -> int:
    """How many of them bought something in these days that was not all given back."""
    bought = (
        select(Purchase.account_id)
        .distinct()
        .where(Purchase.at >= begins, Purchase.at < until, Purchase.refunded_cents < Purchase.cents)
        .subquery("bought")
    )
    came = select(func.count()).select_from(bought).join(Account, Account.id == bought.c.account_id)
    return await session.scalar(came.where(who)) or 0


async def _withdrawn(session: AsyncSession, announcement: Announcement, begins: datetime) -> int:
    """Who wants no more news since: by the button under it, or soon after, having got nothing else since."""
    later = aliased(Delivery)
    got_more = exists().where(
        later.customer_id == ConsentRecord.customer_id,
        later.purpose.is_not(None),
        later.sent_at > Delivery.sent_at,
        later.sent_at <= ConsentRecord.at,
    )
    of_theirs = literal(f"{announcement.id}:").concat(cast(ConsentRecord.customer_id, String))
    found = await session.execute(
        select(
            ConsentRecord.customer_id,
            ConsentRecord.at,
            ConsentRecord.method,
            Delivery.id,
            Delivery.sent_at,
            got_more.label("got_more"),
        )
        .join(Delivery, and_(Delivery.kind == KIND, Delivery.subject == of_theirs))
        .where(
            ConsentRecord.purpose == PURPOSE,
            ConsentRecord.event == bindparam(None, WITHDRAWN, literal_execute=True),
            ConsentRecord.at >= begins,
            Delivery.state.in_((SENT, UNKNOWN)),
        )
    )
    return len(
        {
            row.customer_id
            for row in found
            if row.method == stopped_by(row.id)
            or (not row.got_more and timedelta() <= row.at - row.sent_at <= _SOON)
        }
    )
