"""What every update stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xenia.core.clock import Clock
from xenia.core.database import Database
from xenia.core.room import Room
from xenia.core.texts import Texts
from xenia.shop import Shop


@dataclass(frozen=True, slots=True)
class Ground:
    """One shop's house; handlers get what they need of it by name."""

    database: Database
    texts: Texts
    clock: Clock
    shop: Shop
    rooms: Sequence[Room]
    journal: Path | None = None
    """Where erasures are written down besides the database."""

    @property
    def for_handlers(self) -> dict[str, Any]:
        """What a handler may ask for by name, whoever writes."""
        return {"ground": self, "texts": self.texts, "shop": self.shop, "rooms": self.rooms}
