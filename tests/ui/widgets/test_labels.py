"""Labels show their text as it is, and never half a letter of it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.keycap import KeyCap
from desktop.ui.widgets.wrapped import WrappedLabel

LONG = "What did Anna say she still has to solve, in her words and not in ours?"


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (labels.title, "title"),
        (labels.heading, "heading"),
        (labels.strong, "strong"),
        (labels.caption, "caption"),
        (labels.small, "small"),
        (labels.muted, "muted"),
        (labels.body, "plain"),
        (labels.figure, "figure"),
    ],
)
def test_a_label_plays_its_part(look: Look, qtbot: QtBot, make: object, part: str) -> None:
    assert callable(make)
    label = make("Nordwind")
    qtbot.addWidget(label)
    assert label.property("part") == part
    assert label.text() == "Nordwind"
    assert label.accessibleName() == "Nordwind"


def test_a_long_line_ends_in_an_ellipsis_and_tells_the_rest(look: Look, qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.shown().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.shown()) <= 120
    assert label.toolTip() == label.text() == LONG
    label.resize(label.sizeHint())
    assert label.shown() == LONG
    assert label.toolTip() == ""


def test_a_line_of_its_own_size_is_shown_whole(look: Look, qtbot: QtBot) -> None:
    for part in ("title", "strong", "caption"):
        label = ElidedLabel(LONG, part)
        qtbot.addWidget(label)
        label.show()
        label.resize(label.sizeHint())
        assert label.shown() == LONG, part


def test_a_label_wraps_where_it_must(look: Look, qtbot: QtBot) -> None:
    label = WrappedLabel(LONG)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.heightForWidth(150) > 3 * label.fontMetrics().height()
    assert label.heightForWidth(150) > label.heightForWidth(600)


def test_markup_in_a_text_means_nothing(look: Look, qtbot: QtBot) -> None:
    label = WrappedLabel("<b>5 < 6</b>\nnext")
    qtbot.addWidget(label)
    assert label.text() == "<b>5 < 6</b>\nnext"
    plain = WrappedLabel("x")
    qtbot.addWidget(plain)
    assert label.sizeHint().height() > plain.sizeHint().height()


def test_keys_are_shown_as_a_key(look: Look, qtbot: QtBot) -> None:
    cap = KeyCap("Ctrl+K")
    qtbot.addWidget(cap)
    assert cap.text() == "Ctrl+K"


def test_a_hairline_is_one_pixel(look: Look, qtbot: QtBot) -> None:
    line = labels.hairline()
    qtbot.addWidget(line)
    assert line.height() == 1
