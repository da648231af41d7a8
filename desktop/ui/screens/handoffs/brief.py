"""A brief that was issued, read back in its own order; nothing on it can be changed."""

from __future__ import annotations

import json
from datetime import date

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.briefs import Brief, Fact, Quote, from_payload
from desktop.ui import words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip


class StoredBrief(Card):
    """Shows one version of a brief as it was frozen, in the words that it was frozen with."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._content = ""
        self._parts: list[QWidget] = []
        self.body.setContentsMargins(10, 8, 10, 8)
        self.body.setSpacing(3)

    def show_content(self, content: str, today: date) -> None:
        """Show a brief from its JSON text."""
        if content == self._content:
            return
        self._content = content
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self._say(from_payload({k: v for k, v in json.loads(content).items() if k != "hash"}), today)

    def text(self) -> str:
        """Return all that the page says."""
        found = self.findChildren(QLabel)
        return "\n".join(label.text() for label in found if not label.isHidden())

    def _say(self, brief: Brief, today: date) -> None:
        said = brief.words
        self._add(labels.caption(f"{said['title']} · {brief.label}"))
        self._add(labels.heading(brief.title))
        self._add(labels.muted(f"{brief.client} · {said[brief.kind.value]}"))
        self._say_terms(brief)
        if brief.override:
            self._part(said["override"], brief.override)
        self._part(said["ask"], brief.ask)
        for fact in brief.facts_before_quotes():
            self._fact(fact, said["not_known_yet"])
        if brief.quotes:
            self._head(said["quotes"])
            for quote in brief.quotes:
                self._quote(quote, today, said.get("confirmed", ""))
        for fact in brief.facts_after_quotes():
            self._fact(fact, said["not_known_yet"])
        self._add(labels.small(brief.credit))

    def _say_terms(self, brief: Brief) -> None:
        terms = Card(self._look, tone="accent")
        terms.body.addWidget(labels.body(brief.terms.text))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 10, 0, 2)
        column.addWidget(terms)
        self._add(holder)

    def _fact(self, fact: Fact, unknown: str) -> None:
        self._head(fact.label)
        self._add(labels.body(fact.text) if fact.text is not None else labels.muted(unknown))

    def _part(self, heading: str, text: str) -> None:
        self._head(heading)
        self._add(labels.body(text))

    def _head(self, text: str) -> None:
        head = labels.label(text, "accent")
        head.setContentsMargins(0, 10, 0, 0)
        self._add(head)

    def _quote(self, quote: Quote, today: date, confirmed: str) -> None:
        card = Card(self._look, bar="opportunity")
        said_on = words.short_day(date.fromisoformat(quote.on), today)
        card.body.addWidget(labels.body(f"“{quote.text}”"))
        card.body.addWidget(labels.small(" · ".join(part for part in (quote.speaker, said_on) if part)))
        if quote.confirmed:
            card.body.addWidget(Chip(confirmed, "success"))
        self._add(card)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self.body.addWidget(part)
