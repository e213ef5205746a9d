"""The command line: every command has ``--help``."""

from interface.cli.commands import main

__all__ = ["main"]
