"""Names for what a person is about to do, so that doing it twice by accident does it once."""

import secrets


def new_intent() -> str:
    """A name that goes out with a button and comes back with the tap: 8 characters, 48 bits."""
    return secrets.token_urlsafe(6)
