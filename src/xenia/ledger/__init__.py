"""The books: every point a customer earned, used, lost or owes, in double entry."""

from xenia.core.room import Room
from xenia.ledger.accounts import open_account, open_books
from xenia.ledger.balances import Balance, Expiring, balance, history
from xenia.ledger.data import HELD
from xenia.ledger.earning import award
from xenia.ledger.entries import KeyReused, earlier_entry
from xenia.ledger.lots import settle
from xenia.ledger.models import Entry, Kind, Purchase, Refund
from xenia.ledger.purchases import Refunded, RefundTooLarge, record_purchase, refund
from xenia.ledger.recorded import (
    Spent,
    find_purchase,
    last_purchase_at,
    last_purchases,
    purchase_of,
    recorded_by,
    spent_by,
)
from xenia.ledger.spending import GivenBack, NotEnoughPoints, Redemption, give_back, redemptions, spend
from xenia.ledger.verify import check_books

room = Room(name="ledger", checks=(check_books,), held=HELD)

__all__ = [
    "Balance",
    "Entry",
    "Expiring",
    "GivenBack",
    "KeyReused",
    "Kind",
    "NotEnoughPoints",
    "Purchase",
    "Redemption",
    "Refund",
    "RefundTooLarge",
    "Refunded",
    "Spent",
    "award",
    "balance",
    "check_books",
    "earlier_entry",
    "find_purchase",
    "give_back",
    "history",
    "last_purchase_at",
    "last_purchases",
    "open_account",
    "open_books",
    "purchase_of",
    "record_purchase",
    "recorded_by",
    "redemptions",
    "refund",
    "room",
    "settle",
    "spend",
    "spent_by",
]
