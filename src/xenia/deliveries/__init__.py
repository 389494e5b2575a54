"""Messages that must reach somebody: written with what gave rise to them, sent after."""

from xenia.core.room import Room

room = Room(name="deliveries")
