"""The customer is asked whether their kind words may be read, once; what they answer is done at once."""

from datetime import datetime, timedelta

from xenia.care.praise import screens
from xenia.care.praise.models import Consent, Praise
from xenia.care.praise.pass_on import customer_of, earned_by, is_for_all, who_may_earn, words_of
from xenia.care.praise.refusals import Asked, NoPraise, NotHere
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.customers.models import Customer
from xenia.customers.preferences import is_quiet, preferences_of, quiet_hours_of, zone_of
from xenia.deliveries.queue import owe, queue
from xenia.team.models import TeamMember


async def compose_question(moment: Moment, about: int, say: Say) -> Screen | None:
    """The question with the words themselves; none where these were taken back or it was answered."""
    praise = await moment.session.get_one(Praise, about)
    words = await words_of(moment.session, praise)
    customer = await customer_of(moment.session, praise)
    if praise.consent is not None or not words or not customer.is_member:
        return None
    return screens.question(say, praise, words, [one.name for one in await earned_by(moment.session, praise)])


QUESTION = DeliveryKind("praise-question", None, 0, compose_question)
"""About what the customer told us, and to nobody else: owed an answer, it needs no consent to news."""


async def ask(moment: Moment, praise: Praise, member: TeamMember) -> None:
    """Ask the customer, not in their quiet hours.

    Raises:
        Asked: they have been asked.
        NotHere: they have left, or nobody who was named is on the team any more.
    """
    session, customer = moment.session, await customer_of(moment.session, praise)
    if praise.asked_at is not None:
        raise Asked
    named = await earned_by(session, praise)
    if not customer.is_member or (not named and not await is_for_all(session, praise)):
        raise NotHere
    praise.asked_by, praise.asked_at = member.id, moment.now
    await owe(
        session,
        QUESTION,
        customer.telegram_id,
        subject=str(praise.id),
        about=praise.id,
        not_before=await _considerate(moment, customer),
        now=moment.now,
    )


async def decide(moment: Moment, praise_id: int, customer: Customer, consent: Consent) -> None:
    """The customer lets the team read it, with their name or without, or not; also another time, otherwise.

    Those who earned it are told at the first yes. After a no it is shown to nobody any more.

    Raises:
        NoPraise: nobody asked them about it.
    """
    session = moment.session
    praise = await session.get(Praise, praise_id, with_for_update=True, populate_existing=True)
    if praise is None or praise.customer_id != customer.id or praise.asked_at is None:
        raise NoPraise
    if praise.consent == consent.value:
        return
    praise.consent, praise.decided_at = consent.value, moment.now
    words = await words_of(session, praise)
    if consent == Consent.NO or praise.told_at is not None or not words:
        return
    praise.told_at = moment.now
    is_all = await is_for_all(session, praise)
    name = customer.first_name if consent == Consent.NAMED else ""
    for one in await who_may_earn(session, praise) if is_all else await earned_by(session, praise):
        screen = screens.passed_on(moment.texts.say(one.language), words, name, is_all=is_all)
        queue(session, "praise", one.telegram_id, screen, moment.now, names_id=customer.id)


async def _considerate(moment: Moment, customer: Customer) -> datetime:
    preferences = (await preferences_of(moment.session, [customer.id])).get(customer.id)
    zone, quiet, at = zone_of(preferences, moment.shop.zone), quiet_hours_of(preferences), moment.now
    while is_quiet(at.astimezone(zone).hour, quiet):
        at = (at + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return at
