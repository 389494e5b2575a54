"""Announcements to those who want them: written, tried, approved, sent, and looked back at."""

from xenia.core.room import Room
from xenia.outreach.announcements import models  # noqa: F401 - the tables belong to the room

__all__ = ["room"]

room = Room(name="announcements")
