"""Methods that send something new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox import keyboards, render
from telegram_sandbox.bot_api import media, places, replying, texts
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.chats import Keyboard
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import MEDIA_KINDS, Content

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.messages import Message

IN_ALBUMS = frozenset({"photo", "video", "document"})
ONLY_AMONG_THEMSELVES = frozenset({"document"})
MOST_IN_ALBUM = 10
ACTIONS = frozenset(
    {
        *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
        *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
        *("record_audio", "upload_audio", "cancel"),
    }
)


@method("sendMessage")
def send_message(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendmessage."""
    text = texts.text(ask)
    options = ask.params.structure("link_preview_options", "link preview options")
    extra = (("link_preview_options", options),) if isinstance(options, dict) and options else ()
    return render.message(send(ask, Content("text", text, extra=extra)))


@method("sendPhoto")
def send_photo(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendphoto."""
    return _send_medium(ask, "photo")


@method("sendDocument")
def send_document(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#senddocument."""
    return _send_medium(ask, "document")


@method("sendVideo")
def send_video(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendvideo."""
    return _send_medium(ask, "video")


@method("sendVoice")
def send_voice(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendvoice."""
    return _send_medium(ask, "voice")


@method("sendSticker")
def send_sticker(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendsticker."""
    return _send_medium(ask, "sticker")


@method("sendLocation")
def send_location(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendlocation."""
    place: JSON = {}
    for name in ("latitude", "longitude"):
        number = ask.params.number(name)
        if number is None:
            raise BadRequest(f"{name} is empty")
        place[name] = number
    return render.message(send(ask, Content("location", media=place)))


@method("sendContact")
def send_contact(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendcontact."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: value for name in names if (value := ask.params.text(name))}
    for name in names[:2]:
        if name not in contact:
            raise BadRequest(f'parameter "{name}" is required')
    return render.message(send(ask, Content("contact", media=contact)))


@method("sendMediaGroup")
def send_media_group(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#sendmediagroup."""
    contents = _album(ask)
    place = places.writable(ask)
    where = replying.where(ask, place)
    album = ask.sandbox.album_id() if len(contents) > 1 else None
    shared = where | options(ask)
    sent = [ask.sandbox.post(place, ask.bot, content, media_group_id=album, **shared) for content in contents]
    return [render.message(told) for told in sent]


@method("sendChatAction")
def send_chat_action(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#sendchataction."""
    action = ask.params.text("action")
    if action not in ACTIONS:
        raise BadRequest("wrong parameter action in request")
    place = places.writable(ask)
    if action == "cancel":
        ask.sandbox.stop_typing(place)
    else:
        ask.sandbox.type(place, action)
    return True


def send(ask: Ask, content: Content, **details: Any) -> Message:
    """Put a bot's message into the chat of the call, with the options that all sending methods share."""
    place = places.writable(ask)
    markup = keyboards.read(ask.params, private=place.private)
    told = ask.sandbox.post(
        place,
        ask.bot,
        content,
        inline_keyboard=markup.inline,
        under_input=markup.reply is not None,
        **replying.where(ask, place),
        **options(ask),
        **details,
    )
    if markup.reply is not None:
        removed = markup.reply.get("remove_keyboard")
        ask.sandbox.set_keyboard(place, None if removed else Keyboard(markup.reply, told.message_id))
    return told


def _send_medium(ask: Ask, kind: str) -> JSON:
    caption = texts.caption(ask) if kind in MEDIA_KINDS else Content(kind).text
    form = media.from_call(ask, kind)
    return render.message(send(ask, Content(kind, caption, form, looks(ask.params.flag))))


def looks(flag: Any) -> tuple[tuple[str, Any], ...]:
    """Return the fields that say how a medium is shown, as far as the call asks for them."""
    names = {"show_caption_above_media": "show_caption_above_media", "has_spoiler": "has_media_spoiler"}
    return tuple((shown, True) for asked, shown in names.items() if flag(asked))


def _album(ask: Ask) -> list[Content]:
    given = ask.params.structure("media", "media")
    if given is None:
        raise BadRequest('parameter "media" is required')
    if not isinstance(given, list):
        raise BadRequest("expected an Array of InputMedia")
    if len(given) > MOST_IN_ALBUM:
        raise BadRequest("too many messages to send as an album")
    if not given:
        raise BadRequest("there are no messages to send")
    contents = []
    for one in given:
        kind, form = media.from_input(ask, one, IN_ALBUMS)
        contents.append(Content(kind, texts.caption_of(ask.sandbox, one), form, looks(one.get)))
    kinds = {content.kind for content in contents}
    if len(kinds) > 1 and (alone := kinds & ONLY_AMONG_THEMSELVES):
        raise BadRequest(f"{alone.pop().capitalize()} can't be mixed with other media types")
    return contents


def options(ask: Ask) -> JSON:
    """Return the fields of Message that any sending method may set."""
    effect = ask.params.text("message_effect_id")
    return {"effect_id": effect or None, "protected": ask.params.flag("protect_content")}
