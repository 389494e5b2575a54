"""Where each intent leads: to a button of the room whose business it is."""

from collections.abc import Mapping, Sequence

from aiogram.filters.callback_data import CallbackData

from xenia.care.taps import AskPerson
from xenia.conversation.intents import Intent
from xenia.core.reply import Home
from xenia.core.room import Room
from xenia.customers.taps import ShowCard, ShowDays, ShowMessages, ShowPace, ShowSettings
from xenia.deliveries.taps import ShowHeldBack
from xenia.feedback.taps import AskFeedback
from xenia.loyalty.taps import ShowHistory, ShowPoints
from xenia.outreach.taps import ShowOffers
from xenia.rewards.taps import ShowRewards, ShowVouchers
from xenia.shop.taps import ShowHours, ShowTerms

PAGES: Mapping[Intent, CallbackData] = {
    Intent.GREETING: Home(guest=True),
    Intent.HELP: Home(guest=True),
    Intent.POINTS: ShowPoints(),
    Intent.EXPIRY: ShowPoints(),
    Intent.HISTORY: ShowHistory(),
    Intent.REWARDS: ShowRewards(),
    Intent.REDEEM: ShowRewards(),
    Intent.VOUCHERS: ShowVouchers(),
    Intent.CANCEL_VOUCHER: ShowVouchers(),
    Intent.CARD: ShowCard(),
    Intent.JOIN: ShowCard(),
    Intent.OFFERS: ShowOffers(),
    Intent.FEEDBACK: AskFeedback(),
    Intent.PERSON: AskPerson(),
    Intent.PREFERENCES: ShowMessages(),
    Intent.STOP: ShowMessages(),
    Intent.WHY_MESSAGE: ShowHeldBack(),
    Intent.BIRTHDAY: ShowDays(),
    Intent.LANGUAGE: ShowSettings(),
    Intent.LEAVE: ShowSettings(),
    Intent.QUIET_HOURS: ShowPace(),
    Intent.HOURS: ShowHours(),
    Intent.PROGRAMME: ShowTerms(),
}
"""Those with an effect lead to the page on which a tap decides."""

_MY_DATA = "data-doorway"


def page_of(intent: Intent, rooms: Sequence[Room]) -> CallbackData | None:
    """The button that stands for an intent; None where a screen of our own answers."""
    if intent is Intent.MY_DATA:
        doors = (door.tap for room in rooms for door in room.doorways if door.text == _MY_DATA)
        return next(doors, ShowMessages())
    return PAGES.get(intent)


SIMPLE = frozenset(
    {
        Intent.GREETING,
        Intent.POINTS,
        Intent.EXPIRY,
        Intent.CARD,
        Intent.OFFERS,
        Intent.WHY_MESSAGE,
        Intent.MY_DATA,
        Intent.HOURS,
    }
)
"""Their pages list nothing to choose from: there is nothing to remember, so nothing is written."""
SMALL_TALK = frozenset({Intent.GREETING, Intent.HELP, Intent.THANKS, Intent.PRAISE, Intent.FAQ})
"""In the middle of a ticket these are more likely meant for the team."""
