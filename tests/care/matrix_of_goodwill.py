"""Putting right what went wrong: giving points, and deciding of what was asked for."""

from sqlalchemy import func, select

from care.matrix import ASKED_WHOM, NOBODY, TEAM, THEIRS, Action, Actions, Go, Place, led_from_topic, tap
from xenia.care.goodwill.models import Goodwill, Standing
from xenia.care.goodwill.taps import DecideGoodwill, GiveGoodwill, PickGoodwill
from xenia.care.taps import ShowGoodwill
from xenia.core.taps import new_intent
from xenia.core.transaction import reading, transaction

GIVERS = {"holder", "lead", "admin", "owner"}
DECIDERS = {"lead", "admin", "owner"}


async def _types_points(place: Place) -> None:
    await place.hands.tap(ShowGoodwill(ticket=place.ticket.id))
    await place.hands.write("20")


async def _gives_a_reason(place: Place) -> None:
    await place.hands.tap(PickGoodwill(ticket=place.ticket.id, points=150))
    await place.hands.write("Τρίτη φορά")


async def _gives_in_own_words(place: Place) -> None:
    await place.hands.tap(PickGoodwill(ticket=place.ticket.id, points=20))
    await place.hands.write("Λυπάμαι πολύ γι' αυτό")


async def _gives_in_few_words(place: Place) -> None:
    await place.hands.tap(PickGoodwill(ticket=place.ticket.id, points=20))
    await place.hands.write("Λυπάμαι")
    await place.hands.tap_shown("gwwords")


async def _asks_for_goodwill(place: Place) -> None:
    async with transaction(place.app.database) as session:
        session.add(
            Goodwill(
                ticket_id=place.ticket.id,
                points=20,
                why="Τρίτη φορά",
                intent=new_intent(),
                state=Standing.ASKED,
                asked_by=place.other_id,
                asked_at=place.app.ground.clock(),
            )
        )


def _decides(*, yes: bool) -> Go:
    async def go(place: Place) -> None:
        async with reading(place.app.database) as session:
            newest = await session.scalar(select(func.max(Goodwill.id))) or 0
        await place.hands.tap(DecideGoodwill(goodwill=newest, yes=yes))

    return go


async def _declines(place: Place) -> None:
    await _decides(yes=False)(place)
    await place.hands.write("Όχι τώρα")


GOODWILL: Actions = {
    "goodwill.giving.opened": [
        Action(tap(lambda at: ShowGoodwill(ticket=at.ticket.id)), TEAM, GIVERS, NOBODY, erased=NOBODY),
        Action(led_from_topic(ShowGoodwill), TEAM, GIVERS, NOBODY, erased=NOBODY),
    ],
    "goodwill.giving.picked": [
        Action(
            tap(lambda at: PickGoodwill(ticket=at.ticket.id, points=20)), TEAM, GIVERS, NOBODY, erased=NOBODY
        )
    ],
    "goodwill.giving.giving": [
        Action(
            tap(lambda at: GiveGoodwill(ticket=at.ticket.id, points=20, intent="a")),
            TEAM,
            GIVERS,
            NOBODY,
            erased=NOBODY,
        )
    ],
    "goodwill.giving.typed": [Action(_types_points, TEAM | THEIRS, GIVERS | THEIRS, NOBODY, erased=NOBODY)],
    "goodwill.giving.reasoned": [
        Action(_gives_a_reason, TEAM | THEIRS, GIVERS | THEIRS, NOBODY, erased=ASKED_WHOM)
    ],
    "goodwill.giving.worded": [
        Action(_gives_in_own_words, TEAM | THEIRS, GIVERS | THEIRS, NOBODY, erased=ASKED_WHOM)
    ],
    "goodwill.giving.few_taken": [
        Action(_gives_in_few_words, TEAM | THEIRS, GIVERS | THEIRS, NOBODY, erased=ASKED_WHOM)
    ],
    "goodwill.deciding.deciding": [
        Action(_decides(yes=True), DECIDERS, DECIDERS, DECIDERS, erased=NOBODY, prepare=_asks_for_goodwill),
        Action(_decides(yes=False), DECIDERS, DECIDERS, DECIDERS, prepare=_asks_for_goodwill),
    ],
    "goodwill.deciding.declined": [
        Action(
            _declines,
            DECIDERS | THEIRS,
            DECIDERS | THEIRS | ASKED_WHOM,
            DECIDERS,
            prepare=_asks_for_goodwill,
        )
    ],
}
