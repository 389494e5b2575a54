"""What buttons carry. It comes back from outside, so its shape is checked like everything else's."""

import secrets
from typing import Annotated

from pydantic import Field

RowId = Annotated[int, Field(gt=0, lt=2**63)]
"""The number of a row; whose row it is, the handler checks."""
CardNumber = Annotated[str, Field(pattern=r"^[0-9]{4,8}$")]
Intent = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,16}$")]
"""Names what a person is about to do, so that doing it twice by accident does it once."""


def new_intent() -> str:
    """A name that goes out with a button and comes back with the tap: 8 characters, 48 bits."""
    return secrets.token_urlsafe(6)
