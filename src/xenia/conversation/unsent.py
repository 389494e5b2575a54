"""Which words said to the bot alone are worth keeping, for who wants somebody of the team next."""

import re

from xenia.conversation.fold import fold_words
from xenia.conversation.intents import Intent
from xenia.conversation.understand import ACT_FROM, Understanding, understand

_OF_PEOPLE = frozenset(
    {
        Intent.COMPLAINT,
        Intent.PRAISE,
        Intent.WRONG_POINTS,
        Intent.LOST_CARD,
        Intent.FEEDBACK,
        Intent.FAQ,
    }
)
"""About these somebody of the team may have to hear, however sure the bot is of what they are."""
_WISH = frozenset(
    fold_words(
        "γεια καλημέρα καλησπέρα σας παρακαλώ θέλω θα ήθελα να έχω κάνω πω εκφράσω υποβάλω ένα μια"
        " παράπονο παράπονα hello please i want would like to have make a complain complaint"
    )
)
"""Words that only say that something is to follow."""
_LEAST = 2
"""Other words than these: nobody minds writing fewer of them again."""
_PARTS = re.compile(r"[^\w\s'’]+")


def may_become_a_ticket(text: str, heard: Understanding) -> bool:
    """Whether no page answers it for sure, and it says something; of a wish for a person what it is about."""
    if sum(word not in _WISH for word in fold_words(text)) < _LEAST:
        return False
    if heard.intent is Intent.FEEDBACK and "rating" in heard.slots:
        return False  # the page that opens keeps it
    if heard.why == ("rule",):
        parts = _PARTS.split(text) if heard.intent is Intent.PERSON else ()
        return any(understand(part).intent in _OF_PEOPLE for part in parts)
    return heard.confidence < ACT_FROM or heard.intent in _OF_PEOPLE | {Intent.PERSON, Intent.UNKNOWN}
