"""What the customer has just been shown, for some minutes: what "yes" and "the second one" mean."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup

from xenia.conversation.intents import Intent
from xenia.core.filters import REMEMBERED_FOR, Shown
from xenia.core.reply import Answer, Home, Reply


class Talking(StatesGroup):
    """Nothing is asked: this only says that something is remembered."""

    shown = Shown()


class Choice(NamedTuple):
    """A button that could be named in words."""

    label: str
    data: str
    is_main: bool
    """It is the one that a plain "yes" means."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Buttons that stood under the last answer, and how often in a row nothing was understood."""

    intent: str | None = None
    """What the last answer was about."""
    choices: tuple[Choice, ...] = ()
    """In their order."""
    onward: str | None = None
    """The data of the button to the next page."""
    misses: int = 0

    @property
    def meant_by_yes(self) -> int | None:
        """The place of the one choice, or of the one main choice; None where "yes" would say too little."""
        main = [place for place, one in enumerate(self.choices) if one.is_main or len(self.choices) == 1]
        return main[0] if len(main) == 1 else None

    @property
    def shown(self) -> Intent | None:
        """The same, as `understand` takes it."""
        return Intent(self.intent) if self.intent else None


NOTHING = Memory()
_TURN = "›"


def remember(answer: Answer | None, intent: Intent) -> Memory:
    """What of an answer can be named in words: its buttons that stand alone in a row, and the way onward."""
    screens = answer.screens if isinstance(answer, Reply) else (answer,) if answer else ()
    rows = screens[-1].rows if screens else ()
    onward = next((one.data for row in rows for one in row if one.label.endswith(_TURN)), None)
    alone = [row[0] for row in rows if len(row) == 1]
    choices = tuple(
        Choice(one.label, one.data, one.style in {"primary", "success"})
        for one in alone
        if one.data and not one.label.startswith("‹") and not one.data.startswith(f"{Home.__prefix__}:")
    )
    return Memory(intent.value, choices, onward)


async def recall(state: FSMContext, now: datetime) -> Memory:
    """What is remembered; after `REMEMBERED_FOR` it is nothing."""
    if await state.get_state() != Talking.shown.state:
        return NOTHING
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > REMEMBERED_FOR:
        return NOTHING
    kept = data["memory"]
    return Memory(**{**kept, "choices": tuple(Choice(*one) for one in kept["choices"])})


async def keep(state: FSMContext, memory: Memory, now: datetime) -> None:
    """Remember it from now on, or nothing, where there is nothing to come back to."""
    if memory == replace(NOTHING, intent=memory.intent):
        await state.clear()
        return
    kept: dict[str, Any] = asdict(memory)
    await state.set_state(Talking.shown)
    await state.set_data({"at": now.isoformat(), "memory": kept})
