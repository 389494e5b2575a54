"""Something else in the place of a function, for the rest of the process."""

from collections.abc import Awaitable, Callable
from typing import Any

Coming = Callable[..., Awaitable[Any]]


def instead(place: Any, name: str) -> Callable[[Coming], Coming]:
    """Call the decorated function instead; it is given the one it stands for, and then what that is given."""

    def put(substitute: Coming) -> Coming:
        original = getattr(place, name)

        def call(*given: Any, **named: Any) -> Awaitable[Any]:
            return substitute(original, *given, **named)

        setattr(place, name, call)
        return substitute

    return put
