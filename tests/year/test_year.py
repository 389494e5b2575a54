"""A year of a shop: nobody gets what they did not agree to, or when they did not want it."""

import ast
from pathlib import Path

import year.oracle
from databases import fresh_sqlite
from house import ON_SQLITE
from xenia.deliveries.governor import Reason
from year.conftest import Wanted
from year.lived import Judged, a_year
from year.people import Span

RARE = {Reason.POINTLESS, Reason.LEFT}
"""In a small year they hardly happen."""
NEVER = {Reason.PAUSED}
"""Nobody pauses an announcement in this year."""


def figures(judged: Judged) -> str:
    """The year in a few lines."""
    return "\n".join(
        [
            f"considered {judged.considered:,}; arrived {sum(judged.arrived.values()):,}: {judged.arrived}",
            f"held back: {judged.held}",
            f"{judged.restarts} restarts, {judged.jumps} jumps of the clock; {dict(judged.diary.counts)}",
            f"violations: {judged.rules}; digest {judged.digest}",
        ]
    )


async def test_nobody_gets_what_they_must_not_get(database_url: str, tmp_path: Path, wanted: Wanted) -> None:
    judged = await a_year(database_url, tmp_path, wanted.span)
    print(figures(judged))  # noqa: T201 - for whoever asked for a long one, with -s
    assert [str(one) for one in judged.violations] == []
    assert judged.missing == []
    assert judged.considered >= wanted.considered
    assert judged.restarts > 0
    assert judged.jumps > 0
    reasons = {reason.value for reason in set(Reason) - NEVER}
    seldom = {reason for reason in reasons if judged.held.get(reason, 0) < wanted.each}
    assert seldom <= ({one.value for one in RARE} if wanted.each < 100 else set()), judged.held


@ON_SQLITE
async def test_the_same_seed_gives_the_same_year(tmp_path: Path, database_url: str) -> None:
    span = Span(30, 5, haste=6, most_hours=12, end=Span(1, 1).begin.replace(month=1, day=12))
    (tmp_path / "again").mkdir()
    once = await a_year(database_url, tmp_path, span)
    again = await a_year(fresh_sqlite(tmp_path / "again"), tmp_path / "again", span)
    assert len(once.calls) > 30
    assert again.digest == once.digest


def test_the_judge_knows_nothing_of_the_house() -> None:
    file = Path(year.oracle.__file__)
    imported = {
        name
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    assert "year.diary" in imported
    assert not [name for name in imported if name and name.startswith("xenia")]
