"""The time zones from which customers choose: where Greeks and their guests live."""

ZONES = (
    "Europe/Athens",
    "Asia/Nicosia",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Toronto",
    "America/Los_Angeles",
    "Australia/Melbourne",
)
"""IANA names, the nearest first."""
