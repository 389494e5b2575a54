"""Why a reward is not given; each reason has its own words."""

from datetime import datetime

from xenia.core.refusal import Refusal


class SoldOut(Refusal):
    """None is left."""

    def __init__(self) -> None:
        super().__init__("rewards-refusal-sold-out")


class LimitReached(Refusal):
    """The customer already has `limit` vouchers for this reward."""

    def __init__(self, limit: int) -> None:
        super().__init__("rewards-refusal-limit-reached", limit=limit)


class NotNow(Refusal):
    """The reward is not within its dates."""

    def __init__(self) -> None:
        super().__init__("rewards-refusal-not-now")


class Retired(Refusal):
    """The reward is no longer given."""

    def __init__(self) -> None:
        super().__init__("rewards-refusal-retired")


class TermsChanged(Refusal):
    """What was shown is no longer offered, and today's terms are not what the customer said yes to."""

    def __init__(self) -> None:
        super().__init__("rewards-refusal-terms-changed")


class UnknownVoucher(Refusal):
    """There is no such voucher, or it is somebody else's."""

    def __init__(self) -> None:
        super().__init__("rewards-refusal-unknown-voucher")


class AlreadyCollected(Refusal):
    """The reward was handed over at `at`."""

    def __init__(self, at: datetime) -> None:
        super().__init__("rewards-refusal-already-collected", at=at)


class VoucherCancelled(Refusal):
    """The customer has cancelled this voucher."""

    def __init__(self) -> None:
        super().__init__("rewards-refusal-voucher-cancelled")


class VoucherExpired(Refusal):
    """The voucher's last day is over; one that was paid for can still be cancelled."""

    def __init__(self, *, gift: bool) -> None:
        super().__init__("rewards-refusal-voucher-expired", gift="yes" if gift else "no")
