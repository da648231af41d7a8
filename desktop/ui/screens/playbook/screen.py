"""The playbook in force as a person reads it; a firm's file is checked, read and then taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.services.playbooks import DEFAULT, Checked
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.screens.playbook.loading import PlaybookShown, check_file, go_back, load_playbook, take
from desktop.ui.screens.playbook.text import (
    PlaybookText,
    page_of,
    page_of_differences,
    page_of_refusal,
)
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton

ENDING = ".toml"


class PlaybookScreen(Screen):
    """Shows the playbook, or what a file would change in it, or what is wrong with that file."""

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent)
        self._shown: PlaybookShown | None = None
        self._checked: Checked | None = None
        self._refused: UserError | None = None
        self._file = ""
        self._before = ""
        self._title, self._subtitle = labels.title(), labels.muted()
        self.text = PlaybookText(look)
        self.use_file, self.use_default = Button(), QuietButton()
        self.take_it, self.leave_it = PrimaryButton(), Button()
        self.use_file.clicked.connect(self._choose)
        self.use_default.clicked.connect(self._to_default)
        self.take_it.clicked.connect(self._take)
        self.leave_it.clicked.connect(self.leave)
        self._build()
        self.retranslate()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes == Changes.everything():
            self.jobs.latest("playbook", load_playbook, self._show)

    def focus_first(self) -> None:
        self.text.setFocus()

    def check(self, path: str) -> None:
        """Check a file and show what it would change; nothing is taken yet."""
        self._file = Path(path).name
        self.jobs.latest("playbook.check", partial(check_file, Path(path)), self._hear_check, self._refuse)

    @Slot()
    def leave(self) -> None:
        """Leave a file that was checked, and show the playbook in force again."""
        self._checked = self._refused = None
        self._say()
        self.text.setFocus()

    def retranslate(self) -> None:
        self.use_file.setText(self.tr("Use a file…"))
        self.use_default.setText(self.tr("Back to the default"))
        self.take_it.setText(self.tr("Use this playbook"))
        self.text.setAccessibleName(self.tr("Playbook"))
        self._say()

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.use_default, self.use_file, self.leave_it, self.take_it):
            buttons.addWidget(button)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(head, 1)
        top.addLayout(buttons)
        top.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.text, 1)

    @Slot(object)
    def _show(self, shown: PlaybookShown) -> None:
        self._shown = shown
        self._say()

    def _say(self) -> None:
        """Set title, text and buttons for what is on show."""
        looking = self._checked is not None or self._refused is not None
        self.take_it.setVisible(self._checked is not None and not self._checked.is_in_force)
        self.leave_it.setVisible(looking)
        self.use_file.setVisible(self._checked is None)
        is_firms = self._shown is not None and not self._shown.in_force.is_default
        self.use_default.setVisible(is_firms and not looking)
        self.leave_it.setText(
            self.tr("Leave it") if self._checked is not None else self.tr("Show the playbook")
        )
        if self._checked is not None:
            self._say_checked(self._checked)
        elif self._refused is not None:
            self._say_refused(self._refused)
        elif self._shown is not None:
            self._say_shown(self._shown)

    def _say_shown(self, shown: PlaybookShown) -> None:
        found = shown.in_force
        self._title.setText(self.tr("Playbook"))
        label = found.file.playbook.label
        if found.fault is not None:
            said = self.tr("{label}: the firm’s file cannot be read by this version. {why}")
            self._subtitle.setText(said.format(label=label, why=words.of_error(found.fault)))
        elif found.is_default or shown.since is None:
            said = self.tr("{label}. A firm’s file changes what it names; everything else stays as here.")
            self._subtitle.setText(said.format(label=label))
        else:
            since = words.short_day(shown.since.date(), shown.today)
            said = self.tr("{label}, from {file}, in force since {day}")
            self._subtitle.setText(said.format(label=label, file=found.file.name, day=since))
        self.text.show_html(page_of(shown))

    def _say_checked(self, checked: Checked) -> None:
        self._title.setText(checked.file.playbook.label)
        if checked.is_in_force:
            said = self.tr("{file} is the playbook in force.")
        else:
            said = self.tr("{file} is in order. This differs from {label}, which is in force:")
        self._subtitle.setText(
            said.format(file=checked.file.name, label=checked.in_force.file.playbook.label)
        )
        self.text.show_html(page_of_differences(checked.differences))

    def _say_refused(self, error: UserError) -> None:
        self._title.setText(self._file)
        self._subtitle.setText(self.tr("This file was not taken."))
        stays = self.tr("{label} stays in force.").format(
            label=self._shown.in_force.file.playbook.label if self._shown else ""
        )
        self.text.show_html(page_of_refusal(words.of_error(error), stays))

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Use a playbook file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Playbooks (*.toml)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.check)
        dialog.open()

    @Slot(object)
    def _hear_check(self, checked: Checked) -> None:
        self._checked, self._refused = checked, None
        self._say()
        (self.leave_it if checked.is_in_force else self.take_it).setFocus()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._checked, self._refused = None, error
        self._say()
        self.leave_it.setFocus()

    @Slot()
    def _take(self) -> None:
        if self._checked is not None:
            self._remember()
            self.jobs.submit(partial(take, self._checked), self._hear_use, self._refuse)

    @Slot()
    def _to_default(self) -> None:
        self._remember()
        self.jobs.submit(partial(go_back, DEFAULT), self._hear_use)

    def _remember(self) -> None:
        """Keep which playbook is left, so that it can be brought back."""
        found = self._shown.in_force if self._shown else None
        self._before = DEFAULT if found is None or found.is_default else found.file.playbook.label

    @Slot(object)
    def _hear_use(self, _changes: Changes) -> None:
        label = self._checked.file.playbook.label if self._checked else ""
        self.leave()
        said = (
            self.tr("{label} is in force.").format(label=label)
            if label
            else self.tr("The default playbook is in force.")
        )
        self.undoOffered.emit(said, partial(self._bring_back, self._before))

    def _bring_back(self, reference: str) -> None:
        self.jobs.submit(partial(go_back, reference))
