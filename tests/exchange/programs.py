"""Real programs that read what we write: skipped where missing, unless nothing may be skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def needed(*names: str) -> str:
    """Return the path of the first of `names` that is installed; skip, or fail where nothing may be skipped."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    if os.environ.get("ENGAGEMENT_JOURNAL_NO_SKIPS"):
        pytest.fail(f"{names[0]} is not installed")
    pytest.skip(f"{names[0]} is not installed")


def run(*arguments: str | Path) -> str:
    """Run a program and return what it prints."""
    done = subprocess.run([str(part) for part in arguments], capture_output=True, check=True, timeout=120)
    return done.stdout.decode("utf-8", "replace")


def chromium(home: Path, *arguments: str | Path) -> str:
    """Run a headless Chromium with a home of its own and return what it prints."""
    program = needed("chromium", "chromium-browser", "google-chrome")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={home}"]
    return run(program, *options, *arguments)
