"""What is read from the command line, and how a mistake is told."""

import argparse
from datetime import datetime

_MOST = 2_000


def port(text: str) -> int:
    """A port; 0 is any free one.

    Raises:
        ArgumentTypeError: it is none.
    """
    number = int(text)
    if not 0 <= number < 2**16:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def crowd(text: str) -> int:
    """So many people.

    Raises:
        ArgumentTypeError: more than there is room for.
    """
    number = int(text)
    if not 0 <= number <= _MOST:
        raise argparse.ArgumentTypeError(f"there is room for 0 to {_MOST} more")
    return number


def moment(text: str) -> datetime:
    """A moment; one without a zone is meant where the shop is.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a moment is written as in 2027-05-02T10:00") from None
