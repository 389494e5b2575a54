"""Purposes of messages, and the log of who agreed to what, when and to which words."""

from xenia.core.room import Room

room = Room(name="privacy")
