"""Says at the end of a test run what the machine of the books did; a plugin, to see all workers' tests."""

import json
from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how often each kind of step was accepted, and each refusal met."""
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, value in getattr(report, "user_properties", ()):
                if name == "books":
                    for total, part in zip((done, refused), json.loads(value), strict=True):
                        total.update(part)
    if not done:
        return
    steps = done.total()
    terminalreporter.section(f"books: {steps:,} accepted steps, {refused.total():,} without effect")
    width = max(map(len, (*done, *refused)))
    for kind, count in done.most_common():
        bar = "#" * (count * 200 // steps)
        terminalreporter.line(f"{kind:<{width}} {count:>6} {count / steps:>6.1%} {bar}")
    terminalreporter.line("without effect: " + ", ".join(f"{kind} {n}" for kind, n in refused.most_common()))
