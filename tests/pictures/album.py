"""Takes the pictures: each screen in a window, each dialog alone, light and dark, large and small."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, cast

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.replies import Decision
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.steps import PREVIEW, SEND, HandOffSteps
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.screens.handoffs.screen import HandOffsScreen
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen
from desktop.ui.theme import Choice, Look
from desktop.ui.widgets.card import Card
from desktop.ui.window import Window
from tests.pictures.follow_ups import follow_ups
from tests.pictures.hand_offs import hand_offs
from tests.pictures.journal_entry import entries
from tests.pictures.journal_list import lists
from tests.pictures.journals import JOURNALS, RESOURCES
from tests.pictures.letters import with_letters
from tests.pictures.need_note import need_note
from tests.pictures.playbook import pages as playbook_pages
from tests.pictures.question import question
from tests.pictures.references import references
from tests.pictures.referrals import referral_life
from tests.pictures.replies import replies
from tests.pictures.search import palette
from tests.pictures.today import quick, today
from tests.pictures.versions import versions
from tests.ui.stand_ins import Ear

SIZES = ((1280, 800), (900, 600))
THEMES: tuple[Choice, ...] = ("light", "dark")
PLACES = ("today", "journal", "clients", "opportunities", "referrals", "hand-offs")
T = TypeVar("T")
PATIENCE = 10.0
ROUNDS = 4


class Album:
    """One window on one journal, and the folder its pictures go to."""

    def __init__(self, look: Look, journal: str, folder: Path, wanted: Sequence[str]) -> None:
        self.look, self.journal, self.folder, self.wanted = look, journal, folder, wanted
        self.out = TemporaryDirectory()
        open_journal = partial(JOURNALS[journal], Path(self.out.name))
        self.whole = Window(open_journal, look, poll_every_ms=3_600_000)
        self.jobs, self.window = self.whole.jobs, self.whole.shell
        self.whole.show()
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked of the journal is answered, and all that was asked because of it."""
        for _ in range(ROUNDS):
            self.ask(_nothing)

    def ask(self, work: Callable[[Desk], T]) -> T:
        """Read something from the journal."""
        ear = Ear()
        self.jobs.submit(work, ear.hear)
        until = time.monotonic() + PATIENCE
        while not ear.heard and time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.001)
        return cast(T, ear.heard[0])

    def take(self, name: str, widget: QWidget, sizes: Sequence[tuple[int, int]] = SIZES) -> Iterator[Path]:
        """Take one thing in each size."""
        if self.wanted and not any(part in f"{name}-{self.journal}" for part in self.wanted):
            return
        for width, height in sizes:
            widget.resize(width, height)
            self.settle()
            file = self.folder / f"{name}-{self.journal}-{self.look.theme.name}-{width}.png"
            widget.grab().save(str(file))
            yield file

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.whole.close()
        self.whole.deleteLater()
        self.out.cleanup()
        QApplication.processEvents()


def take_all(folder: Path, wanted: Sequence[str] = (), *, letters: float = 1.0) -> Iterator[Path]:
    """Take every picture whose name holds one of `wanted`, or all, with letters so many times as large."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as themes:
        made = with_letters(RESOURCES / "themes", Path(themes), letters)
        look = Look(made, RESOURCES / "icons", RESOURCES / "fonts", bundled_font=True, parent=app)
    for theme, journal in product(THEMES, JOURNALS):
        look.use(theme)
        album = Album(look, journal, folder, wanted)
        yield from screens(album)
        yield from lists(album)
        yield from palette(album)
        yield from today(album)
        yield from quick(album)
        yield from playbook_pages(album)
        if journal != "empty":
            yield from details(album)
            yield from need_note(album)
            yield from steps(album)
            yield from versions(album)
            yield from hand_offs(album)
            yield from replies(album)
        yield from entries(album)
        yield from question(album)
        yield from follow_ups(album)
        yield from references(album)
        yield from referral_life(album)
        album.close()


def screens(album: Album) -> Iterator[Path]:
    """Take every place of the window as one arrives there."""
    for place in PLACES:
        album.window.show_screen(place)
        album.settle()
        yield from album.take(place, album.window)


def details(album: Album) -> Iterator[Path]:
    """Take what opens within a screen."""
    clients = album.window.screen_named("clients")
    assert isinstance(clients, ClientsScreen)
    album.window.show_screen("clients")
    clients.open(clients.model.id_at(0 if album.journal == "long" else 1))
    album.settle()
    yield from album.take("client", album.window)
    clients.page.show_tab("people")
    clients.page.form.ask()
    yield from album.take("client-people", album.window)
    clients.page.lists["people"].findChildren(Card)[0].clicked.emit()
    yield from album.take("client-person", album.window)
    clients.page.form.leave()
    for tab in ("promises", "opportunities", "record"):
        clients.page.show_tab(tab)
        if tab == "promises":
            clients.page.promises.new.ask()
        yield from album.take(f"client-{tab}", album.window, SIZES[:1])
    board = album.window.screen_named("opportunities")
    assert isinstance(board, OpportunitiesScreen)
    album.window.show_screen("opportunities")
    board.panel.answers.open_criterion("cost")
    album.settle()
    yield from album.take("opportunity-answer", album.window)
    board.panel.answers.close_editor()
    board.show_reading()
    yield from album.take("opportunity", album.window, SIZES[1:])
    board.show_list()
    board.view.choose("list")
    album.settle()
    yield from album.take("opportunities-list", album.window)
    board.view.choose("board")
    yield from told(album)


def told(album: Album) -> Iterator[Path]:
    """Take a hand-off in every state, and the form for what sales told me."""
    screen = album.window.screen_named("hand-offs")
    assert isinstance(screen, HandOffsScreen)
    album.window.show_screen("hand-offs")
    album.settle()
    seen: set[str] = set()
    for number in range(screen.model.rowCount()):
        if screen.list.choose(screen.model.id_at(number)):
            album.settle()
            state = screen.panel.said().split(" · ", maxsplit=1)[0]
            if state not in seen:
                seen.add(state)
                yield from album.take(f"hand-off-{state.split()[0].lower()}", album.window)
    screen.list.choose_first()
    album.settle()
    if seen:
        screen.panel.doing.by_name["told"].trigger()
        screen.panel.hearsay.choose(Decision.ACCEPTED)
        album.settle()
        yield from album.take("hand-off-told", album.window)
        screen.panel.hearsay.leave()
    yield from ended(album, screen)


def ended(album: Album, screen: HandOffsScreen) -> Iterator[Path]:
    """Take the form that asks how a lead ended and what delivery should have known."""
    for number in range(screen.model.rowCount()):
        screen.list.choose(screen.model.id_at(number))
        album.settle()
        if screen.panel.said().startswith("Accepted"):
            screen.panel.doing.by_name["told"].trigger()
            for decision in (Decision.LOST, Decision.DISQUALIFIED):
                screen.panel.hearsay.choose(decision)
                album.settle()
                yield from album.take(f"hand-off-told-{decision.value}", album.window)
            screen.panel.hearsay.leave()
            return


def steps(album: Album) -> Iterator[Path]:
    """Take the four steps to sales."""
    screen = album.window.screen_named("opportunities")
    assert isinstance(screen, OpportunitiesScreen)
    album.window.show_screen("opportunities")
    album.settle()
    cards = [each for column in screen.board.columns[:3] for each in column.model.ids()]
    if not cards:
        return
    for name, card in (("gate", cards[0]), ("ready", cards[-1])):
        screen.board.choose(card)
        screen.hand_off()
        album.settle()
        way: HandOffSteps = screen.steps
        yield from album.take(f"steps-1-check-{name}", album.window)
        way.check.standing.setText("They know, and have the new date.")
        if name == "gate":
            way.check.override.setText("Their board meets on Thursday.")
        way.terms.name.setText(way.terms.name.text() or "Priya Nair")
        way.go_on()
        yield from album.take(f"steps-2-terms-{name}", album.window, SIZES if name == "ready" else SIZES[:1])
        if name == "ready":
            _fill_further(way)
            yield from album.take("steps-2-terms-further", album.window)
            way.terms.further.blackout.setText("20 Dec to 6 Jan")
        way.go_on()
        album.settle()
        if way.step() == PREVIEW:
            yield from album.take(f"steps-3-preview-{name}", album.window)
        way.go_on()
        if way.step() == SEND:
            way.send.folder.setText(album.out.name)
            yield from album.take(
                f"steps-4-send-{name}", album.window, SIZES if name == "ready" else SIZES[:1]
            )
            if name == "ready":
                yield from sent(album, way)
        way.closed.emit()
        album.settle()


def sent(album: Album, way: HandOffSteps) -> Iterator[Path]:
    """Take every format that is offered, a folder that is none, and what helps to send."""
    way.send.formats.more.click()
    for name in ("rows", "block"):
        way.send.formats.ticks[name].box.setChecked(True)
    QApplication.processEvents()
    way.send.ensureWidgetVisible(way.send.formats.crm)
    yield from album.take("steps-4-formats", album.window)
    way.send.folder.setText(str(RESOURCES / "playbook" / "default.toml"))
    way.go_on()
    album.settle()
    yield from album.take("steps-4-refused", album.window)
    way.send.folder.setText(album.out.name)
    way.go_on()
    album.settle()
    yield from album.take("steps-5-ready", album.window)


def _fill_further(way: HandOffSteps) -> None:
    """Fill in what the terms may say beyond the usual."""
    further = way.terms.further
    further.open()
    people = list(way.terms.start.people) if way.terms.start is not None else []
    further.contacts.show_chosen([(person.id, person.protocol.value) for person in people[:2]])
    further.blackout.setText("20 Dec to 6 Jan; Christmas")
    further.texts["not_offered"].setPlainText(
        "A licence before validation has closed. They were offered one in spring."
    )
    QApplication.processEvents()
    further.texts["help_wanted"].setFocus()


def _nothing(_desk: Desk) -> bool:
    return True
