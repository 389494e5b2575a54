"""Messages that must reach somebody: written with what gave rise to them, sent after."""
