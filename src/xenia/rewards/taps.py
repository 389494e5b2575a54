"""The buttons of this room."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.core.taps import Intent, RowId


class ShowRewards(CallbackData, prefix="rewards"):
    """One page of the catalogue."""

    page: Annotated[int, Field(ge=0, lt=1000)] = 0


class ShowReward(CallbackData, prefix="reward"):
    """One reward's page."""

    reward: RowId


class AskRedeem(CallbackData, prefix="want"):
    """The customer would like it; asks once more. Carries the version of the terms they saw."""

    reward: RowId
    version: RowId


class Redeem(CallbackData, prefix="redeem"):
    """The customer confirmed, on the terms of that version; `intent` names this wish."""

    reward: RowId
    version: RowId
    intent: Intent


class ShowVouchers(CallbackData, prefix="vouchers"):
    """The customer's vouchers."""

    keep: bool = False


class ShowVoucher(CallbackData, prefix="voucher"):
    """One voucher with its code."""

    voucher: RowId


class CancelVoucher(CallbackData, prefix="unredeem"):
    """Take the points back: asks first, then does it."""

    voucher: RowId
    sure: bool = False


class HowToCollect(CallbackData, prefix="howcollect"):
    """How staff hand a reward over."""


class Collect(CallbackData, prefix="collect"):
    """Staff hand the reward over."""

    code: Annotated[str, Field(pattern=r"^[0-9A-Z]{8}$")]


class ManageRewards(CallbackData, prefix="manage"):
    """One page of the catalogue as the owner sees it."""

    page: Annotated[int, Field(ge=0, lt=1000)] = 0


class ManageReward(CallbackData, prefix="manage1"):
    """One reward as the owner sees it."""

    reward: RowId


class AddReward(CallbackData, prefix="addrew"):
    """Begin a new reward."""


class ChangeReward(CallbackData, prefix="chrew"):
    """Change one thing about a reward."""

    reward: RowId
    field: Literal["name_el", "name_en", "cost", "stock", "photo"]


class WithoutIt(CallbackData, prefix="none"):
    """No photo, or as many as are asked for: the answer that is not typed."""


class Publish(CallbackData, prefix="publish"):
    """Put the new reward into the catalogue."""


class RetireReward(CallbackData, prefix="retire"):
    """Take a reward out of the catalogue: asks first, then does it."""

    reward: RowId
    sure: bool = False
