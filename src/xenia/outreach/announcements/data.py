"""What announcements hold of a person: whether they were left out by lot, and what they tapped."""

from sqlalchemy import String, cast, select

from xenia.core.held import FIGURES, SHOP, TEAM, Fades, Held, Person
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.outreach.announcements.audience import audience_of, gone, keep_audience
from xenia.outreach.announcements.models import (
    Announcement,
    AnnouncementLeftOut,
    AnnouncementTap,
    AnnouncementView,
)

HELD = (
    Held(
        Announcement,
        SHOP,
        ours=(
            *("state", "text_el", "text_en", "photos", "media_group", "buttons"),
            *("audience", "fingerprint", "accepted"),
        ),
        # Watched is what is decided: asked for, approved, paused, stopped, taken back. A draft is rewritten
        # with every word, and who did it and when stands in each line.
        hide=(
            *("created_by", "created_at", "text_el", "text_en", "photos", "media_group", "buttons"),
            *("audience", "local_hour", "holdout_percent", "fingerprint", "accepted", "asked_at"),
            *("approved_by", "approved_at", "planned_after", "planned_at", "over_at"),
        ),
        watched=True,
    ),
    Held(AnnouncementLeftOut, FIGURES, of=("customer_id",), ours=("why",)),
    Held(AnnouncementView, TEAM, others=("chat_id",), ours=("shown",)),
    Held(AnnouncementTap, Fades(365, "at"), of=("customer_id",), delete=True),
)


async def forget_card(moment: Moment, person: Person) -> None:
    """In a list of cards, somebody's number gives way to one that nobody has: a list never becomes all."""
    card = await moment.session.scalar(select(Customer.card_number).where(Customer.id == person.id))
    if card is None:
        return
    found = await moment.session.scalars(
        select(Announcement).where(cast(Announcement.audience, String).contains(f'"{card}"', autoescape=True))
    )
    for one in found.all():
        audience = audience_of(one)
        cards = tuple(gone(person.id) if number == card else number for number in audience.cards)
        keep_audience(one, audience.model_copy(update={"cards": cards}))
    await moment.session.flush()
