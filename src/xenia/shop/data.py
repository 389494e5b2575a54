"""What this room holds: nothing of a customer."""

from xenia.core.held import SHOP, Held
from xenia.shop.hours_models import Opening, OpeningException, OpeningRule
from xenia.shop.shop import ShopSecret

HELD = (
    Held(Opening, SHOP, watched=True),
    Held(OpeningException, SHOP, ours=("note_el", "note_en"), watched=True),
    Held(OpeningRule, SHOP, watched=True),
    Held(ShopSecret, SHOP, ours=("value",)),
)
