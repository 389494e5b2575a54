"""The table, and how far it is to what was promised."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from bench.contestants import AIOGRAM, ORM, XENIA_POINTS, XENIA_RATING, Row
from bench.load import Window
from bench.rounds import Results

PROMISED_CHATS = 16


def rate(window: Window) -> float:
    return window.rate


def cpu(window: Window) -> float:
    return window.cpu_each


def percentile(share: float) -> Callable[[Window], float]:
    """Reads a percentile of the time to the answer, in milliseconds."""

    def read(window: Window) -> float:
        took = sorted(window.took)
        return took[min(len(took) - 1, int(len(took) * share))] * 1000

    return read


P50, P99 = percentile(0.50), percentile(0.99)


def spread(values: Sequence[float], digits: int = 0) -> str:
    """The median, and the least and most."""
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def ratios(
    windows: Sequence[Window], others: Sequence[Window], read: Callable[[Window], float]
) -> list[float]:
    """One ratio for each round both were in: what hit both in the same round cancels out."""
    return [read(one) / read(other) for one, other in zip(windows, others, strict=False)]


def p99_ratio(windows: Sequence[Window], others: Sequence[Window]) -> float:
    """The ratio of the p99 of all rounds together: a rare pause may miss any one of them."""

    def of(some: Sequence[Window]) -> float:
        took = [seconds for one in some for seconds in one.took]
        return P99(Window(1, took, 0, 0))

    return of(windows) / of(others)


def table(results: Results) -> Iterator[str]:
    """The lines of the table; every figure is the median of the rounds, with the least and the most."""
    cells: dict[tuple[str, int], list[str]] = {}
    for mode, chats, name in results.windows:
        cells.setdefault((mode, chats), []).append(name)
    for (mode, chats), names in sorted(cells.items()):
        yield ""
        yield f"{mode}, {chats} {'chat' if chats == 1 else 'chats side by side'}"
        yield (
            f"  {'':26}{'updates/s':>22}{'to aiogram':>20}{'p50 ms':>20}{'p99 ms':>22}"
            f"{'CPU us an update':>20}{'load core':>11}"
        )
        stock = results.windows.get((mode, chats, AIOGRAM.name))
        for name in names:
            windows = results.windows[mode, chats, name]
            to_stock = spread(ratios(windows, stock, rate), 2) if stock else "-"
            yield (
                f"  {name:26}{_of(windows, rate):>22}{to_stock:>20}{_of(windows, P50, 1):>20}"
                f"{_of(windows, P99, 1):>22}{_of(windows, cpu):>20}"
                f"{median(one.generator for one in windows):>10.0%}"
            )
    if results.dispatch:
        yield ""
        yield "finding an update's handler, us"
        for name, took in results.dispatch.items():
            yield f"  {name:58}{took:8.0f}"
    if results.memory:
        yield ""
        yield "memory after the load, MB: " + ", ".join(
            f"{bot} {size / 2**20:.0f} ({mode})" for (mode, bot), size in results.memory.items()
        )
    if results.starts:
        yield "start to first answer, s: " + ", ".join(
            f"{bot} {spread(took, 2)}" for bot, took in results.starts.items()
        )
    yield from results.notes


def _of(windows: Sequence[Window], read: Callable[[Window], float], digits: int = 0) -> str:
    return spread([read(one) for one in windows], digits)


def targets(results: Results) -> Iterator[str]:
    """A line for each promise that this run could test."""
    for mode in dict.fromkeys(mode for mode, _, _ in results.windows):
        there = sorted({chats for one, chats, _ in results.windows if one == mode})
        yield from _of_mode(results, mode, PROMISED_CHATS if PROMISED_CHATS in there else there[-1])
    for mode in dict.fromkeys(mode for mode, _ in results.memory):
        ours, theirs = results.memory.get((mode, XENIA_POINTS.bot)), results.memory.get((mode, AIOGRAM.bot))
        if ours and theirs:
            yield promise(f"memory to stock aiogram ({mode})", [ours / theirs], at_most=1.35)
    starts = results.starts
    pairs = zip(starts.get(XENIA_POINTS.bot, ()), starts.get(AIOGRAM.bot, ()), strict=False)
    if ratio := [ours / theirs for ours, theirs in pairs]:
        yield promise("start to first answer, to stock aiogram", ratio, at_most=1.35)
    for kind in ("button", "command"):
        found = [
            took
            for name, took in results.dispatch.items()
            if name.startswith((f"Xenia, first {kind}", f"Xenia, last {kind}"))
        ]
        if found:
            yield promise(
                f"handler of the last {kind} to that of the first", [found[1] / found[0]], at_most=1.1
            )


def _of_mode(results: Results, mode: str, chats: int) -> Iterator[str]:
    def of(row: Row) -> list[Window]:
        return results.windows.get((mode, chats, row.name), [])

    at = f"({mode}, {chats} chats)"
    stock, orm = of(AIOGRAM), of(ORM)
    for what, ours, bound in (("points", of(XENIA_POINTS), 1.5), ("rating", of(XENIA_RATING), 1.1)):
        if stock and ours:
            yield promise(
                f"{what}, updates/s to stock aiogram {at}", ratios(ours, stock, rate), at_least=bound
            )
            yield promise(f"{what}, p99 to stock aiogram {at}", [p99_ratio(ours, stock)], at_most=0.25)
    if orm and (rating := of(XENIA_RATING)):
        yield promise(f"rating, updates/s to the usual ORM way {at}", ratios(rating, orm, rate), at_least=3)


def promise(
    what: str, found: Sequence[float], *, at_least: float | None = None, at_most: float | None = None
) -> str:
    """One line: what was promised, and whether the median of what was found keeps it."""
    middle = median(found)
    bound = at_least if at_least is not None else at_most
    assert bound is not None
    kept = middle >= bound if at_least is not None else middle <= bound
    sign = "at least" if at_least is not None else "at most"
    verdict = f"reached {middle:.2f}" if kept else f"not reached: {middle:.2f} of {bound:g}"
    return f"{what}, {sign} {bound:g}: {verdict}" + (
        f" ({min(found):.2f}-{max(found):.2f})" if found[1:] else ""
    )


def as_json(results: Results) -> dict[str, Any]:
    """All figures, round by round, for machines."""
    return {
        "windows": [
            {
                "mode": mode,
                "chats": chats,
                "row": name,
                "rounds": [
                    {
                        "updates": len(one.took),
                        "seconds": one.seconds,
                        "rate": one.rate,
                        "p50_ms": P50(one),
                        "p99_ms": P99(one),
                        "cpu_us": one.cpu_each,
                        "load_core": one.generator,
                    }
                    for one in windows
                ],
            }
            for (mode, chats, name), windows in results.windows.items()
        ],
        "memory_bytes": [
            {"mode": mode, "bot": bot, "bytes": size} for (mode, bot), size in results.memory.items()
        ],
        "starts_s": dict(results.starts),
        "dispatch_us": results.dispatch,
        "notes": results.notes,
        "targets": list(targets(results)),
    }
