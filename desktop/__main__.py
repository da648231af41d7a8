"""Start the program: `python -m desktop`, and the commands of that name."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run the program and return its exit code.

    `quick` asks the program that is open already before anything else is loaded: it must be there at once.
    """
    if was_shown(sys.argv[1:]):
        return 0
    from desktop.bootstrap import main as run  # noqa: PLC0415  takes longer than all of the way above

    return run()


def was_shown(arguments: list[str]) -> bool:
    """Say whether all that was asked for is the quick window, and an open program shows it."""
    journal, words = _journal_named(arguments)
    if words != ["quick"]:
        return False
    from desktop.system import instance, streams  # noqa: PLC0415  for this command only

    if streams.is_piped_in():
        return False
    if journal is None:
        from desktop.system import paths  # noqa: PLC0415  for the usual journal only

        journal = paths.journal_file()
    return instance.knock(journal, instance.QUICK)


def _journal_named(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """Split `--journal FILE` off what the program was started with."""
    if arguments[:1] == ["--journal"] and len(arguments) > 1:
        return Path(arguments[1]), arguments[2:]
    if arguments and arguments[0].startswith("--journal="):
        return Path(arguments[0].removeprefix("--journal=")), arguments[1:]
    return None, arguments


if __name__ == "__main__":
    sys.exit(main())
