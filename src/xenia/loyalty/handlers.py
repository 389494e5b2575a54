"""The customer's points: how many, what for, where from."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer
from xenia.core.room import READS
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.ledger import balance
from xenia.ledger import history as history_of
from xenia.loyalty import screens
from xenia.loyalty.taps import ShowHistory, ShowPoints
from xenia.rewards import catalogue
from xenia.shop.links import Link
from xenia.team.members import names_of

router = Router(name="loyalty")


@router.message(Command("points"), Joined(), flags=READS)
@router.callback_query(ShowPoints.filter(), Joined(), flags=READS)
async def points(
    _: Message | CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer asks for their points."""
    shown = await balance(session, customer.id, now)
    return screens.points(say, shown, await catalogue(session, now))


@router.callback_query(ShowHistory.filter(), Joined(), flags=READS)
async def history(
    _: CallbackQuery, tap: ShowHistory, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """How did I get these? One page at a time, in place."""
    before = tap.before if tap.before > 0 else None
    entries = await history_of(session, customer.id, before_seq=before, limit=screens.PAGE, now=now)
    newest_seq = entries[0].seq if before is None and entries else 0
    if before is not None:
        top = await history_of(session, customer.id, limit=1, now=now)
        newest_seq = top[0].seq if top else 0
    names = await names_of(session, {one.actor_id for one in entries if one.actor_id})
    newest = not entries or entries[0].seq >= newest_seq
    return screens.history(say, entries, names, newest=newest)


@router.message(Link("card"), flags=READS)
async def card_scanned(_: Message, code: str, say: Say, customer: Customer | None) -> Answer:
    """Somebody who is not staff scanned a card; nothing about its owner is told."""
    own = customer is not None and customer.card_number == code
    return screens.card_of_somebody(say, customer if own else None)
