"""One year in the life of a shop, an hour or two at a time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import text

from xenia.core.transaction import reading, transaction
from year.diary import Diary
from year.life import Lives
from year.oracle import Oracle, Record, Violation
from year.people import Span, people
from year.place import Place, log_of, open_place
from year.telegram import Call

_JUMP = timedelta(hours=6)
_HOURS_TO_A_JUMP = 300
"""Between two mornings on which the machine's clock is found to be wrong, or right again."""


@dataclass(slots=True)
class Judged:
    """What became of a year."""

    violations: list[Violation]
    digest: str
    considered: int
    """Unasked messages that were planned."""
    held: dict[str, int]
    """By reason: how many were held back or dropped for it."""
    calls: list[Call]
    diary: Diary
    missing: list[str] = field(default_factory=list)
    """What did not reach somebody though nothing stood in its way."""
    log: list[Record] = field(default_factory=list)
    restarts: int = 0
    jumps: int = 0
    arrived: dict[str, int] = field(default_factory=dict)

    @property
    def rules(self) -> dict[str, int]:
        """By rule: how many violations."""
        found: dict[str, int] = {}
        for one in self.violations:
            found[one.rule] = found.get(one.rule, 0) + 1
        return found


async def a_year(url: str, folder: Path, span: Span, until: str | None = None) -> Judged:
    """Live it, and judge it; or live it only `until` this rule is found broken."""
    diary = Diary()
    everybody = people(span)
    opened = min(one.joins for one in everybody)
    async with open_place(url, folder, diary, span, opened) as place:
        lives = Lives(span, everybody, diary, place.telegram, place.acts)
        async with transaction(place.app.database) as session:
            await place.acts.open_shop(session, opened)
        judged = await _live(place, lives, span, until)
        await _judge(place, judged, span)
        await _count(place, judged)
    return judged


async def _judge(place: Place, judged: Judged, span: Span) -> None:
    judged.log = [Record(*row[:3], row[3] == "given", row[4]) for row in await log_of(place.app.database)]
    oracle = Oracle(span, judged.diary, judged.calls, judged.log)
    judged.violations, judged.missing = list(oracle.violations()), list(oracle.missing())


async def _live(place: Place, lives: Lives, span: Span, until: str | None) -> Judged:
    rng = Random(f"{span.seed}:the shop")  # noqa: S311 - to be repeated, not to be secret
    judged = Judged([], "", 0, {}, place.telegram.calls, place.diary)
    world, off, reworded = lives.begins, timedelta(), False
    while world < span.begin:  # those who had joined before
        world = min(world + timedelta(days=1), span.begin)
        await _act(place, lives, world, world)
    while world < span.end:
        hours = rng.uniform(0.5, span.most_hours)
        world += timedelta(hours=hours)
        if rng.random() < hours / _HOURS_TO_A_JUMP:
            off = rng.choice((-_JUMP, timedelta(), _JUMP))
            judged.jumps += 1
        place.now = world + off
        await _act(place, lives, world, place.now)
        calls = len(judged.calls)
        await place.work()
        if until is not None and len(judged.calls) > calls:
            await _judge(place, judged, span)
            if judged.rules.get(until, 0) > 0:
                break
        if rng.random() < 0.01:
            await place.restart()
            judged.restarts += 1
        if not reworded and world - span.begin > 0.55 * (span.end - span.begin):
            await place.reword()
            reworded = True
            world += timedelta(days=3)  # and nobody was there to open it
    return judged


async def _act(place: Place, lives: Lives, world: datetime, now: datetime) -> None:
    more = True
    while more:
        async with transaction(place.app.database) as session:
            more = await lives.live(session, world, now)


async def _count(place: Place, judged: Judged) -> None:
    judged.digest = place.telegram.digest()
    for call in judged.calls:
        if call.arrived and call.purpose is not None:
            judged.arrived[call.purpose] = judged.arrived.get(call.purpose, 0) + 1
    async with reading(place.app.database) as session:
        judged.considered = (
            await session.scalar(text("SELECT count(*) FROM delivery WHERE purpose IS NOT NULL")) or 0
        )
        held = await session.execute(
            text(
                "SELECT reason, count(*) FROM (SELECT delivery_id AS id, reason FROM held_back UNION"
                " SELECT id, reason FROM delivery WHERE state = 'cancelled') AS held GROUP BY reason"
            )
        )
        judged.held = {str(reason): count for reason, count in held}
