"""«Μας είπατε – Κάναμε»: what was changed is told to those who raised it and agreed to hear our news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, String, and_, cast, func, literal, or_, select

from xenia.care.themes import screens
from xenia.care.themes.models import Theme, ThemeChange, ThemeMark
from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say, Texts
from xenia.customers.models import Customer
from xenia.deliveries.queue import plan_from
from xenia.feedback.models import Feedback
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding
from xenia.team.models import TeamMember

GOOD_FOR = timedelta(days=30)
"""After that it is no news any more: who could not be told by then is not."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many customers raised a theme, and how many of them would read of a change."""

    raised: int
    told: int


async def compose_change(moment: Moment, about: int, say: Say) -> Screen | None:
    """The shop's words, in the receiver's language."""
    change = await moment.session.get_one(ThemeChange, about)
    words = change.words_el if say.language == "el" else change.words_en
    return screens.told(say, moment.shop.name, words)


CHANGE = DeliveryKind("told-us", "announcements", 6, compose_change)
"""News of the shop: nobody asked for it at that moment, so it needs the consent to news."""


async def reach(session: AsyncSession, texts: Texts, theme: Theme) -> Reach:
    """Those who raised it and take part now, and those of them who agreed to hear our news."""
    raised = select(func.count()).select_from(_who_raised(theme).subquery())
    told = select(func.count()).select_from(_who_is_told(theme, texts, Customer.id).subquery())
    return Reach(await session.scalar(raised) or 0, await session.scalar(told) or 0)


async def tell(moment: Moment, theme: Theme, member: TeamMember, words_el: str, words_en: str) -> ThemeChange:
    """Keep what was changed, and have it told once to each of those who raised it and agreed."""
    before = await reach(moment.session, moment.texts, theme)
    change = ThemeChange(
        theme_id=theme.id,
        words_el=words_el,
        words_en=words_en,
        made_by=member.id,
        made_at=moment.now,
        raised=before.raised,
        planned=0,
    )
    moment.session.add(change)
    await moment.session.flush()
    told = _who_is_told(
        theme,
        moment.texts,
        Customer.id.label("customer_id"),
        Customer.telegram_id.label("chat_id"),
        ConsentStanding.record_id.label("consent_id"),
        literal(f"{change.id}:", String).concat(cast(Customer.id, String)).label("subject"),
        literal(change.id, ThemeChange.id.type).label("about"),
        literal(moment.now, ThemeChange.made_at.type).label("not_before"),
        literal(moment.now + GOOD_FOR, ThemeChange.made_at.type).label("expires_at"),
    )
    change.planned = await plan_from(moment.session, CHANGE, told, moment.now)
    return change


async def changes_of(session: AsyncSession, theme: Theme) -> Sequence[ThemeChange]:
    """What was changed because of a theme, the newest first."""
    found = await session.scalars(
        select(ThemeChange).where(ThemeChange.theme_id == theme.id).order_by(ThemeChange.id.desc())
    )
    return found.all()


def _who_raised(theme: Theme) -> Select[int]:
    """Whose tickets and ratings are about it; what was taken back was not said."""
    stands = or_(ThemeMark.feedback_id.is_(None), Feedback.withdrawn_at.is_(None))
    return (
        select(ThemeMark.customer_id)
        .join(Customer, Customer.id == ThemeMark.customer_id)
        .outerjoin(Feedback, Feedback.id == ThemeMark.feedback_id)
        .where(and_(ThemeMark.theme_id == theme.id, Customer.left_at.is_(None), stands))
        .distinct()
    )


def _who_is_told(theme: Theme, texts: Texts, *columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(Customer)
        .join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
        .where(Customer.id.in_(_who_raised(theme)), in_force("announcements", notices_of(texts)))
    )
