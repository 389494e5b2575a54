"""Says at the end of a run where bots were killed, and what came of it; a plugin, to see all workers."""

import json
from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print for each point how often the bot was killed there, and what came of it."""
    summaries = [
        json.loads(value)
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
        for name, value in getattr(report, "user_properties", ())
        if name == "kills"
    ]
    if not summaries:
        return
    totals = {name: Counter[str]() for name in (*summaries[0]["columns"], "statements")}
    for summary in summaries:
        for name, part in (summary["columns"] | {"statements": summary["statements"]}).items():
            totals[name].update(part)
    statements = sorted(totals.pop("statements").values())
    names = summaries[0]["names"]
    width = max(map(len, names))
    terminalreporter.section(f"kills: {totals['kills'].total():,}")
    lines = [("", *totals), *((name, *(total[name] for total in totals.values())) for name in names)]
    for name, *numbers in lines:
        terminalreporter.line(f"{name:<{width}}" + "".join(f"{number!s:>10}" for number in numbers))
    hit = sum(times > 0 for times in statements)
    terminalreporter.line(
        f"{hit} of {len(statements)} statements of effects, {statements[0]} to {statements[-1]} times each"
    )
