"""Putting it right: an apology and points, within limits, and above them with a second person's yes."""

from aiogram import Router

from xenia.care.goodwill import deciding, giving, in_topic
from xenia.care.goodwill.checks import check_goodwill
from xenia.care.goodwill.decide import lapse

router = Router(name="care-goodwill")
router.include_routers(giving.router, deciding.router)
in_groups = in_topic.router

CHECKS = (check_goodwill,)
DUE = (lapse,)
