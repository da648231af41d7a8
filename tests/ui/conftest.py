"""What tests of the window share: the application in the bundled letters, both themes, jobs on a bare desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.ui.garbage import WindowGarbage
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.ui.stand_ins import BareDesk, Ear

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(autouse=True)
def resting(qapp: QApplication) -> Iterator[WindowGarbage]:
    """Collect cycles between tests alone.

    Python may start in the middle of a call into Qt that holds a lock; a widget that dies there waits for that
    very lock, and the run stands still.
    """
    garbage = WindowGarbage()
    yield garbage
    garbage.collect()
    garbage.release()


@pytest.fixture(scope="session")
def whole_look(qapp: QApplication) -> Look:
    """Dress the application once for the whole run."""
    folders = (RESOURCES / "themes", RESOURCES / "icons", RESOURCES / "fonts")
    return Look(*folders, bundled_font=True, parent=qapp)


@pytest.fixture
def look(whole_look: Look) -> Look:
    """Show the light theme."""
    whole_look.use("light")
    return whole_look


@pytest.fixture(params=["light", "dark"])
def each_look(request: pytest.FixtureRequest, whole_look: Look) -> Look:
    """Show both themes, one after the other."""
    whole_look.use(request.param)
    return whole_look


@pytest.fixture
def desk() -> BareDesk:
    """Stand in for the services' desk."""
    return BareDesk()


@pytest.fixture
def jobs(qapp: QApplication, desk: BareDesk) -> Iterator[Jobs]:
    """Run jobs on the bare desk; nothing is left running."""
    made = Jobs(lambda: cast(Desk, desk), poll_every_ms=3_600_000)
    yield made
    made.close()


@pytest.fixture
def ear(qapp: QApplication) -> Ear:
    """Listen."""
    return Ear()
