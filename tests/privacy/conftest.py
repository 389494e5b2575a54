"""What tests of one's own data share with those of the command line."""

from cli.conftest import postgresql_tools

__all__ = ["postgresql_tools"]
