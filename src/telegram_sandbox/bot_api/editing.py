"""Methods that change messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import keyboards, render
from telegram_sandbox.bot_api import media, places, texts
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.bot_api.sending import looks
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import MEDIA_KINDS, Content

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.messages import Message

TO_EDIT_TO = frozenset({"photo", "document", "video"})
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_message_text(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#editmessagetext."""
    text = texts.text(ask, too_long="MESSAGE_TOO_LONG")
    told = _own(ask)
    if told.content.kind != "text":
        raise BadRequest("there is no text in the message to edit")
    options = ask.params.structure("link_preview_options", "link preview options")
    extra = (("link_preview_options", options),) if isinstance(options, dict) and options else ()
    return _change(ask, told, Content("text", text, extra=extra))


@method("editMessageCaption")
def edit_message_caption(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#editmessagecaption."""
    caption = texts.caption(ask, too_long="MEDIA_CAPTION_TOO_LONG")
    told = _own(ask)
    if told.content.kind not in MEDIA_KINDS:
        raise BadRequest("there is no caption in the message to edit")
    content = Content(told.content.kind, caption, told.content.media, looks(ask.params.flag))
    return _change(ask, told, content)


@method("editMessageMedia")
def edit_message_media(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#editmessagemedia. A text message may be given media this way."""
    given = ask.params.structure("media", "input media")
    if given is None:
        raise BadRequest('parameter "media" is required')
    kind, form = media.from_input(ask, given, TO_EDIT_TO)
    caption = texts.caption_of(ask.sandbox, given, too_long="MEDIA_CAPTION_TOO_LONG")
    told = _own(ask)
    if told.content.kind != "text" and told.content.kind not in MEDIA_KINDS:
        raise BadRequest("message media can't be edited")
    if (
        told.media_group_id is not None
        and kind != told.content.kind
        and "document" in {kind, told.content.kind}
    ):
        raise BadRequest("can't change media type in the album")
    return _change(ask, told, Content(kind, caption, form, looks(given.get)))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#editmessagereplymarkup."""
    told = _own(ask)
    return _change(ask, told, told.content)


def _own(ask: Ask) -> Message:
    """Return the message to edit, if it is the bot's to edit."""
    told = places.message(ask, places.readable(ask), "message to edit not found")
    if told.sender is not ask.bot or told.forward_origin is not None or told.under_input:
        raise BadRequest("message can't be edited")
    return told


def _change(ask: Ask, told: Message, content: Content) -> JSON:
    inline = keyboards.read_inline(ask.params)
    if (content, inline) == told.key():
        raise BadRequest(NOT_MODIFIED)
    only_keyboard = content == told.content
    told.content, told.inline_keyboard = content, inline
    ask.sandbox.edited(told, silently=only_keyboard)
    return render.message(told)
