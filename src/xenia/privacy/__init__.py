"""Purposes of messages, and the log of who agreed to what, when and to which words."""

from xenia.core.room import Room
from xenia.privacy.checks import check_standing

room = Room(name="privacy", checks=(check_standing,))
