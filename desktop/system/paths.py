"""Where this computer keeps what is ours: the journal, the settings and the log."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APPLICATION = "engagement-journal"
"""The name of our folders and files on every system."""


def data_folder() -> Path:
    """Return the folder that holds the journal unless another is named; it may not exist yet."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False)


def journal_file() -> Path:
    """Return the journal that opens when none is named."""
    return data_folder() / "journal.db"


def log_folder() -> Path:
    """Return the folder of the log files."""
    return platformdirs.user_log_path(APPLICATION, appauthor=False)


def settings_file() -> Path:
    """Return the file of the window's settings."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "settings.json"
