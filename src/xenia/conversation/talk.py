"""What a message says to us: its words, whose they are, and the language in which they are answered."""

from typing import Any

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from xenia.conversation.chat import Talk
from xenia.conversation.features import words_of
from xenia.conversation.model import Model
from xenia.conversation.relearning.using import ear_of
from xenia.conversation.understand import Understanding
from xenia.core.pages import Pages
from xenia.core.texts import Texts
from xenia.customers.models import Customer

_READ = 200
"""Letters of a text in which a reward, or a question that the shop has answered, is looked for."""
_MARKUP = frozenset("<>{}\\%$|")


def talk_of(
    message: Message,
    heard: Understanding,
    customer: Customer,
    texts: Texts,
    pages: Pages,
    given: dict[str, Any],
) -> Talk:
    """What was said, by whom, and in which language it is answered.

    Raises:
        SkipHandler: nobody said it.
    """
    if message.from_user is None:
        raise SkipHandler
    every = {**given, "customer": customer, "texts": texts}
    text = (message.text or "")[:_READ]
    say = texts.say(language_of(text, heard, customer.language, ear_of(given["ground"].database).model))
    return Talk(text, heard, customer, message.from_user, say, pages, every)


def language_of(text: str, heard: Understanding, otherwise: str, model: Model) -> str:
    """That of the text, where its words tell."""
    return heard.language if heard.language != otherwise and _tells_language(text, model) else otherwise


def _tells_language(text: str, model: Model) -> bool:
    """Words we do not know are nobody's, and so is markup; in Latin letters "stop" alone is everybody's."""
    if set(text) & _MARKUP or "--" in text:
        return False
    words = [word for word in words_of(text) if len(word) > 1]
    known = sum(f"={word}" in model.rows for word in words)
    return known * 2 > len(words) and (len(words) > 1 or not text.isascii())
