"""Says at the end of a run how the power was cut and what was found; a plugin, to see all workers' tests."""

import json

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print for each recorded trace the images and their verdicts, for each way in which they were hurt."""
    runs = [
        json.loads(value)
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
        for name, value in getattr(report, "user_properties", ())
        if name == "power cut"
    ]
    if not runs:
        return
    terminalreporter.section(f"power cuts: {sum(sum(one['verdicts'].values()) for one in runs):,} images")
    for one in sorted(runs, key=lambda run: str(run["trace"])):
        terminalreporter.line(f"{one['trace']} (seed {one['seed']})")
        for hurt, verdicts in {"all": one["verdicts"], **dict(sorted(one["hurts"].items()))}.items():
            found = (f"{verdicts.get(verdict, 0):>6,} {verdict}" for verdict in ("sound", "corrupt", "lost"))
            terminalreporter.line(f"  {' '.join(found)}   {hurt}")
