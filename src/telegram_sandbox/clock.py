"""The sandbox's time: it runs with the real one, and can be moved and stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from telegram_sandbox.waiting import Signal


class Clock:
    """A UTC clock. Everything that expires in the sandbox expires by this one."""

    def __init__(self, now: datetime | None = None) -> None:
        """Start at `now` (aware) or at the real time, and run on from there."""
        self._offset = timedelta() if now is None else _utc(now) - datetime.now(UTC)
        self._frozen: datetime | None = None
        self.moved = Signal()  # fires when the time is changed, stopped or started

    @property
    def frozen(self) -> bool:
        """Whether the clock stands still."""
        return self._frozen is not None

    def now(self) -> datetime:
        """Return the sandbox's time, aware and in UTC."""
        return self._frozen or datetime.now(UTC) + self._offset

    def unix(self) -> int:
        """Return the sandbox's time in whole seconds since 1970, as Telegram writes dates."""
        return int(self.now().timestamp())

    def advance(self, by: timedelta) -> None:
        """Move the clock by `by`; a stopped clock stays stopped at the new time."""
        self.set(self.now() + by)

    def set(self, now: datetime) -> None:
        """Move the clock to `now`, which must be aware."""
        moment = _utc(now)
        if self._frozen is not None:
            self._frozen = moment
        self._offset = moment - datetime.now(UTC)
        self.moved.fire()

    def freeze(self) -> None:
        """Stop the clock where it is."""
        self._frozen = self.now()
        self.moved.fire()

    def thaw(self) -> None:
        """Let a stopped clock run on from where it stopped."""
        if self._frozen is not None:
            self._offset, self._frozen = self._frozen - datetime.now(UTC), None
            self.moved.fire()


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("The sandbox's clock takes aware times only: give the time a zone.")
    return moment.astimezone(UTC)
