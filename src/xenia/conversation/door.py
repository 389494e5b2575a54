"""Free text: what a customer's own words lead to, the shop's answers, and learning from what was missed."""

from aiogram import Router

from xenia.conversation import faq_handlers, handlers, learning_handlers, stranger
from xenia.conversation import first as first_of_all
from xenia.conversation.data import HELD
from xenia.conversation.faq import defaults
from xenia.conversation.faq_taps import ManageFaq
from xenia.conversation.learning import prune
from xenia.conversation.learning_taps import ShowLearning
from xenia.conversation.relearning import handlers as relearning_handlers
from xenia.conversation.relearning.running import learn_beside
from xenia.conversation.relearning.telling import LEARNED
from xenia.conversation.relearning.using import check_models
from xenia.core.room import Command, Doorway, Room
from xenia.team.models import ADMIN

router = Router(name="talk-room")
router.include_routers(
    faq_handlers.router,
    learning_handlers.router,
    relearning_handlers.router,
    handlers.router,
    stranger.router,
)

first = Room(name="talk-first", router=first_of_all.router)
"""The same room, asked before all others: for what must never wait."""

room = Room(
    name="talk",
    router=router,
    doorways=(
        Doorway("faq-owner-doorway", ManageFaq(), place=77, role=ADMIN, page="shop"),
        Doorway("talk-learn-doorway", ShowLearning(), place=78, role=ADMIN, page="figures"),
    ),
    commands=(Command("faq", "faq-command", place=48),),
    due=(defaults, prune),
    outside=(learn_beside,),
    delivery_kinds=(LEARNED,),
    checks=(check_models,),
    held=HELD,
)
