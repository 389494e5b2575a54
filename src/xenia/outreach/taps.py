"""The buttons of this room."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.core.taps import RowId
from xenia.outreach.models import Occasion


class ShowOffers(CallbackData, prefix="offers"):
    """What the customer may take now."""


class TakeOffer(CallbackData, prefix="take"):
    """Take what an offer promises."""

    offer: RowId


class ShowGifts(CallbackData, prefix="gifts"):
    """The occasions and what is given on them."""


class ShowGift(CallbackData, prefix="gift"):
    """One occasion, with what can be done about it."""

    occasion: Occasion


class PrepareGift(CallbackData, prefix="newgift"):
    """Begin another gift for an occasion."""

    occasion: Occasion


class OfferRewards(CallbackData, prefix="giftpage"):
    """One page of the rewards that may be given."""

    page: Annotated[int, Field(ge=0, lt=1000)] = 0


class GiveReward(CallbackData, prefix="giftrew"):
    """Give that reward, on the terms that were shown."""

    reward: RowId
    version: RowId


class GiveFor(CallbackData, prefix="giftdays"):
    """So many days to take it."""

    days: Annotated[int, Field(ge=1, le=90)]


class NoWords(CallbackData, prefix="nowords"):
    """No words of the owner's own."""


class SwitchOn(CallbackData, prefix="gifton"):
    """The gift as it was previewed."""


class PreviewGift(CallbackData, prefix="giftview"):
    """How the message about the gift in force looks."""

    occasion: Occasion


class Sample(CallbackData, prefix="sample"):
    """The button of a preview: takes nothing."""


class EndGift(CallbackData, prefix="giftend"):
    """Make no more offers: asks first, then does it."""

    occasion: Occasion
    sure: bool = False
