"""What people send, as Telegram writes it."""

import os
from collections.abc import Callable
from dataclasses import dataclass

_NAME = b'"first_name":"\\u0386\\u03bd\\u03bd\\u03b1","last_name":"\\u03a0\\u03b1\\u03c0\\u03c0\\u03ac"'
_PERSON = b'{"id":%(chat)d,"is_bot":false,' + _NAME + b',"username":"anna_%(chat)d","language_code":"el"}'
_CHAT = b'{"id":%(chat)d,' + _NAME + b',"username":"anna_%(chat)d","type":"private"}'
_HEAD = b'{"update_id":%(id)d,'
_SENT = (
    _HEAD + b'"message":{"message_id":%(id)d,"from":' + _PERSON + b',"chat":' + _CHAT + b',"date":1795334400,'
)
_COMMAND = _SENT + b'"text":"/points","entities":[{"offset":0,"length":7,"type":"bot_command"}]}}'
_WORDS = _SENT + b'"text":"echo \\u03ba\\u03b1\\u03bb\\u03b7\\u03bc\\u03ad\\u03c1\\u03b1"}}'
_TEXT = b"\\u03a0\\u03ce\\u03c2 \\u03ae\\u03c4\\u03b1\\u03bd \\u03c3\\u03ae\\u03bc\\u03b5\\u03c1\\u03b1; " * 3
_BUTTONS = b",".join(
    b'{"text":"%d \\u2605","callback_data":"rate:%d:%%(id)08x"}' % (stars, stars) for stars in range(1, 6)
)
_TAP = (
    _HEAD
    + b'"callback_query":{"id":"%(id)d","from":'
    + _PERSON
    + b',"message":{"message_id":500,"from":{"id":1001,"is_bot":true,"first_name":"The shop",'
    + b'"username":"shop_of_bench_bot"},"chat":'
    + _CHAT
    + b',"date":1795334400,"text":"'
    + _TEXT
    + b'","reply_markup":{"inline_keyboard":[['
    + _BUTTONS
    + b'],[{"text":"\\u03a0\\u03af\\u03c3\\u03c9","callback_data":"home::1:0"}]]}},'
    + b'"chat_instance":"-3215548930047823912","data":"rate:%(stars)d:%(id)08x"}}'
)


def words(update_id: int, chat: int) -> bytes:
    """A person writes a few words."""
    return _WORDS % {b"id": update_id, b"chat": chat}


def points(update_id: int, chat: int) -> bytes:
    """A person asks for their points."""
    return _COMMAND % {b"id": update_id, b"chat": chat}


def rating(update_id: int, chat: int) -> bytes:
    """A person taps 3, 4 or 5 stars on a page of its own, so that every tap says something new.

    Fewer stars would be told to the team as well: another piece of work, which nobody else here does.
    """
    return _TAP % {b"id": update_id, b"chat": chat, b"stars": 3 + update_id % 3}


@dataclass(frozen=True, slots=True)
class Asking:
    """One kind of thing that people ask of a bot, again and again."""

    update: Callable[[int, int], bytes]
    """Makes the update with that id, from that chat."""
    answer: bytes
    """Stands in every right answer, and in no apology."""
    first_chat: int
    """Each kind has people of its own: a rating leaves a chat in the middle of a conversation."""


ECHO = Asking(words, b"echo", 700_000)
POINTS = Asking(points, b"hist", 710_000)
RATING = Asking(rating, b"unrate", 720_000)
PEOPLE = int(os.environ.get("BENCH_PEOPLE", "512"))
"""Of each kind. They take turns, so nobody asks faster than people do: who floods a bot may be slowed."""
