"""Measures Xenia beside stock bots, in one run on one machine: `python -m bench --help`."""
