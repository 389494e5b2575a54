"""What somebody of the team writes next, and what is done with it."""

from dataclasses import replace
from datetime import timedelta

from aiogram.fsm.state import State, StatesGroup

from xenia.care import work
from xenia.care.doubt.read import Meant, meant_by, without_prefix
from xenia.care.find import Case
from xenia.care.said import Said
from xenia.care.taps import Mode
from xenia.core.filters import Question
from xenia.core.room import Moment
from xenia.team.models import TeamMember

WRITING_FOR = timedelta(minutes=30)
"""After that long the team writes about something else."""


class Working(StatesGroup):
    """What the bot waits for from the team."""

    words = Question()
    whom = State()
    """Nothing: the bot has asked to whom their words go, and short cuts are what they were."""


async def carry_out(moment: Moment, ticket_id: int, member: TeamMember, mode: Mode, said: list[Said]) -> Case:
    """Do with somebody's words what they wrote them for."""
    words = "\n\n".join(one.words or "" for one in said)
    if mode == Mode.RESOLVE:
        return await work.resolve(moment, ticket_id, member, words)
    if mode == Mode.CLOSE:
        return await work.close(moment, ticket_id, member, words)
    if mode == Mode.NOTE:
        return await work.note(moment, ticket_id, member, said)
    return await work.answer(moment, ticket_id, member, said)


def read_mode(mode: Mode, said: Said) -> tuple[Mode, Said]:
    """What somebody's words are: a note where they begin as one, without that beginning."""
    if meant_by(said.words) != Meant.NOTE:
        return mode, said
    return Mode.NOTE, replace(said, words=without_prefix(said.words))
