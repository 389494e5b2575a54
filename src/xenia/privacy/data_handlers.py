"""A customer sees, takes along, puts right and erases what we hold of them."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from sqlalchemy import select

from xenia.core.changes import changed
from xenia.core.database import AsyncSession, Base
from xenia.core.held import CUSTOMERS
from xenia.core.names import clean_name
from xenia.core.reply import Answer, Document, Reply, Screen
from xenia.core.room import READS, WRITES, Moment, Room
from xenia.core.texts import Say
from xenia.privacy import data_screens as screens
from xenia.privacy.data_taps import (
    Erase,
    PutRight,
    ShowData,
    ShowKept,
    ShowReceipts,
    Stay,
    TakeData,
    TakeName,
)
from xenia.privacy.erase import ask, erasure_of, take_back
from xenia.privacy.export import as_csv, as_json, held_of
from xenia.privacy.models import Erasure
from xenia.privacy.person import Asker, IsCustomer, IsHeld, Named
from xenia.privacy.receipts import receipts
from xenia.shop import Shop

router = Router(name="privacy-data")


@router.message(Command("mydata"), IsHeld(), flags=READS)
@router.callback_query(ShowData.filter(), IsHeld(), flags=READS)
async def overview(
    _: Message | CallbackQuery, session: AsyncSession, asker: Asker, rooms: Sequence[Room], say: Say
) -> Answer:
    """What we hold, in words."""
    held = await held_of(session, rooms, asker.person)
    return screens.overview(say, asker, rooms, held, await erasure_of(session, asker.id))


@router.callback_query(ShowKept.filter(), IsHeld(), flags=READS)
async def kept(_: CallbackQuery, rooms: Sequence[Room], say: Say) -> Answer:
    """How long each of it is kept, and what an erasure leaves."""
    return screens.kept(say, rooms)


@router.callback_query(TakeData.filter(), IsHeld(), flags=WRITES)
async def taken(
    _: CallbackQuery,
    tap: TakeData,
    session: AsyncSession,
    asker: Asker,
    rooms: Sequence[Room],
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """All of it, in a file; that it was taken is a line of its own."""
    held = await held_of(session, rooms, asker.person)
    content = as_csv(held) if tap.is_csv else as_json(say, shop.name, now, held)
    changed(session, "exported", now, of=f"customer {asker.id}", customer_id=asker.id)
    return Reply(
        (
            Screen(
                say("data-file"), document=Document("mydata.csv" if tap.is_csv else "mydata.json", content)
            ),
        ),
        fresh=True,
    )


@router.callback_query(ShowReceipts.filter(), IsHeld(), flags=READS)
async def agreed(
    _: CallbackQuery, tap: ShowReceipts, session: AsyncSession, asker: Asker, say: Say
) -> Answer:
    """What was agreed to and withdrawn, with the words of that day."""
    shown, page, pages = await receipts(session, asker.id, tap.page)
    return screens.receipts(say, shown, page, pages)


@router.callback_query(PutRight.filter(), IsHeld(), flags=READS)
async def put_right(_: CallbackQuery, asker: Asker, rooms: Sequence[Room], say: Say) -> Answer:
    """Something is wrong: where each thing is changed, and a person for the rest."""
    return screens.put_right(say, asker.first_name, rooms)


@router.callback_query(TakeName.filter(), IsCustomer(), flags=WRITES)
async def named_anew(query: CallbackQuery, customer: Named, rooms: Sequence[Room], say: Say) -> Answer:
    """The name is taken from Telegram, as it is there now."""
    customer.first_name = clean_name(query.from_user.first_name, otherwise="☺")
    return Reply((screens.put_right(say, customer.first_name, rooms),), notice=say.plain("data-name-taken"))


@router.callback_query(Erase.filter(), IsHeld(), flags=WRITES)
async def erased(
    _: CallbackQuery,
    tap: Erase,
    session: AsyncSession,
    asker: Asker,
    member: object | None,
    rooms: Sequence[Room],
    say: Say,
    now: datetime,
) -> Answer:
    """The customer wants all of it gone, after reading what that means."""
    if not tap.sure:
        found = [await loses(session, asker.id, now, say) for room in rooms for loses in room.loses]
        lost = [one for one in found if one is not None]
        return screens.sure(say, lost, at_once=tap.at_once, is_on_team=member is not None)
    return screens.asked(say, await ask(session, asker.id, now, at_once=tap.at_once), now)


async def greet(moment: Moment, telegram_id: int, say: Say) -> Screen | None:
    """What somebody who joins anew is told while their erasure is pending."""
    customers = Base.metadata.tables[CUSTOMERS].c
    ids = select(customers.id).where(customers.telegram_id == telegram_id)
    erasure = await moment.session.scalar(select(Erasure).where(Erasure.customer_id.in_(ids)))
    return screens.waits(say, erasure) if erasure is not None else None


@router.callback_query(Stay.filter(), IsHeld(), flags=WRITES)
async def stayed(
    _: CallbackQuery, session: AsyncSession, asker: Asker, rooms: Sequence[Room], say: Say, now: datetime
) -> Answer:
    """The customer has thought better of it."""
    stays = await take_back(session, asker.id, now)
    held = await held_of(session, rooms, asker.person)
    page = screens.overview(say, asker, rooms, held, await erasure_of(session, asker.id))
    return Reply((page,), notice=say.plain("data-stayed", stays="yes" if stays else "no"), alert=not stays)
