"""The program on a journal of its own, as the command line's tests have it."""

from __future__ import annotations

from tests.cli.conftest import program

__all__ = ["program"]
