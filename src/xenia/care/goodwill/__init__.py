"""Putting it right: an apology and points, within limits, and above them with a second person's yes."""

from aiogram import Router

from xenia.care.goodwill import deciding, giving
from xenia.care.goodwill.checks import check_goodwill
from xenia.care.goodwill.decide import lapse

router = Router(name="care-goodwill")
router.include_routers(giving.router, deciding.router)

CHECKS = (check_goodwill,)
DUE = (lapse,)
