"""What this room holds of a person: which gifts and which wishes were theirs."""

from xenia.core.held import BOOKS, FIGURES, SHOP, Held
from xenia.outreach.models import Bookmark, Gift, Offer, WinBack

HELD = (
    Held(Gift, SHOP, ours=("words_el", "words_en"), watched=True),
    Held(Offer, BOOKS, of=("customer_id",)),
    Held(Bookmark, SHOP, ours=("name",)),
    Held(WinBack, FIGURES, of=("customer_id",)),
)
