"""Where the files that ship with the program are: icons, themes, templates, playbook and sample journal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

LANDMARK = Path("sample", "journal.toml")
"""A file that tells our resources from another package's folder of the same name."""


def resources_folder() -> Path:
    """Return the folder of resources: in the frozen program, in the source tree, or inside the package.

    The source tree comes before the package, because an editable install may leave a stale copy there.
    """
    return first_with_resources(candidates())


def candidates() -> Iterator[Path]:
    """Yield every place where resources may be, the best first."""
    if getattr(sys, "frozen", False):
        if bundle := getattr(sys, "_MEIPASS", ""):
            yield Path(bundle, "resources")
        yield Path(sys.executable).resolve().parent / "resources"
    package = Path(__file__).resolve().parents[1]
    yield package.parent / "resources"
    yield package / "resources"


def first_with_resources(folders: Iterable[Path]) -> Path:
    """Return the first of `folders` that is ours; raise RuntimeError naming all where none is."""
    looked_in = []
    for folder in folders:
        if (folder / LANDMARK).is_file():
            return folder
        looked_in.append(str(folder))
    raise RuntimeError(
        "The program's own files (resources) are missing. Install it again. "
        f"Looked in: {', '.join(looked_in)}."
    )
