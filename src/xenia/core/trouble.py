"""How a command of the operator says that it cannot do its work."""


class Trouble(Exception):  # noqa: N818 - a state of the machine, not an error of ours
    """Why a command cannot begin or go on: one line, without its full stop."""
