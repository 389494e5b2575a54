"""What this room holds of a person: nothing that leads to one. What was not understood has lost its names."""

from xenia.conversation.faq_models import FaqEntry
from xenia.conversation.learning_models import TalkExample, TalkLearning, TalkMissed
from xenia.conversation.relearning.models import TalkModel, TalkUse
from xenia.core.held import BRIEFLY, SHOP, TEAM, Held

HELD = (
    Held(FaqEntry, SHOP, ours=("code", "kind", "title_el", "title_en", "words_el", "words_en")),
    Held(TalkLearning, TEAM),
    Held(TalkMissed, BRIEFLY, ours=("words", "guess")),
    Held(TalkExample, SHOP, ours=("folded", "words", "intent")),
    Held(TalkModel, SHOP, ours=("state", "taught", "worse", "based_on", "checksum", "packed")),
    Held(TalkUse, TEAM),
)
