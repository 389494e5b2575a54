"""What customers want: one name for each thing, whatever the words."""

from enum import StrEnum


class Intent(StrEnum):
    """What a text is about. The names are those of the files with examples."""

    GREETING = "greeting"
    THANKS = "thanks"
    """Thanks and farewell."""
    HELP = "help"
    """What can be done here; the menu."""
    POINTS = "points"
    HISTORY = "history"
    EXPIRY = "expiry"
    REWARDS = "rewards"
    """What there is for points; slots `reward`, `limit`."""
    REDEEM = "redeem"
    VOUCHERS = "vouchers"
    CANCEL_VOUCHER = "cancel_voucher"
    CARD = "card"
    LOST_CARD = "lost_card"
    OFFERS = "offers"
    FEEDBACK = "feedback"
    """A rating, a suggestion; slot `rating`."""
    PRAISE = "praise"
    COMPLAINT = "complaint"
    WRONG_POINTS = "wrong_points"
    PERSON = "person"
    TICKETS = "tickets"
    """What became of something they brought to us."""
    PREFERENCES = "preferences"
    """Which messages they get; their consents."""
    WHY_MESSAGE = "why_message"
    """Why did I get this, or not."""
    BIRTHDAY = "birthday"
    """Birthday and name day; slot `date`."""
    LANGUAGE = "language"
    QUIET_HOURS = "quiet_hours"
    MY_DATA = "my_data"
    LEAVE = "leave"
    """Out of the programme; erasure."""
    STOP = "stop"
    """No more messages."""
    HOURS = "hours"
    PLACE = "place"
    CONTACT = "contact"
    WHY_SHOP = "why_shop"
    PROGRAMME = "programme"
    """How it works; the terms."""
    EARNING = "earning"
    JOIN = "join"
    FAQ = "faq"
    """A question for the shop's own answers: parking, dogs, prices."""
    YES = "yes"
    NO = "no"
    PICK = "pick"
    """One of several that were shown; slot `choice`, from 1; -1 is the last."""
    UNKNOWN = "out_of_scope"
    """Nothing that this bot is for."""


class Band(StrEnum):
    """What may be done about it."""

    ACT = "act"
    """Sure, and it is only reading: show it."""
    ASK = "ask"
    """Fairly sure, or sure of something with an effect: offer the alternatives as buttons."""
    MENU = "menu"
    """Unsure: a short menu and a person; the alternatives are mere guesses."""


EFFECTS = frozenset(
    {
        Intent.REDEEM,
        Intent.CANCEL_VOUCHER,
        Intent.LOST_CARD,
        Intent.FEEDBACK,
        Intent.COMPLAINT,
        Intent.WRONG_POINTS,
        Intent.PERSON,
        Intent.PREFERENCES,
        Intent.BIRTHDAY,
        Intent.LANGUAGE,
        Intent.QUIET_HOURS,
        Intent.LEAVE,
        Intent.STOP,
        Intent.JOIN,
        Intent.YES,
        Intent.NO,
        Intent.PICK,
    }
)
"""These lead to something that changes: they are never acted upon, at most their page is offered."""

BY_RULE = frozenset({Intent.YES, Intent.NO, Intent.PICK})
"""These are known by rules alone and have no examples."""
