"""Writing at once: what is typed is read, filled in, and saved with everything that was marked in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from desktop.domain.changes import Changes, Kind
from desktop.domain.completion import Slash
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import EntryForm, Interaction, InteractionKind, Spot
from desktop.domain.mentions import NameBook
from desktop.domain.names import fold
from desktop.domain.playbook import Template
from desktop.domain.prose import without_signs
from desktop.domain.reading import read, says_more
from desktop.domain.replies import checked_date
from desktop.domain.templates import laid_out
from desktop.domain.text import canonical, first_words
from desktop.domain.writing import KnownName, Part, Piece, Reading, filled, news, settled
from desktop.services import interactions, leads
from desktop.services.clients import add_person, client_for
from desktop.services.desk import Desk
from desktop.services.naming import find_entry
from desktop.services.promises import make_promise
from desktop.store import clients, tags
from desktop.store import writing as names

DURATIONS = ("15m", "30m", "45m", "1h", "1h30", "2h")
"""The durations that are offered; any other can be typed."""

_NOTHING_SAID = Reading((), "")

_KIND_WORDS = {kind.value.replace(" ", "-") for kind in InteractionKind}
"""Words that are kinds; a template of the same name is not offered, since the kind is what is read."""


def known_names(desk: Desk) -> tuple[KnownName, ...]:
    """Return every client, person and engagement, the most recently used first."""
    return tuple(names.known_names(desk.journal))


def known_tags(desk: Desk) -> tuple[str, ...]:
    """Return every tag, the most recently used first."""
    return tuple(tags.all_tags(desk.journal))


def slashes(desk: Desk) -> tuple[Slash, ...]:
    """Return the orders that can be given after `/`: kinds, templates, durations, temperatures, sharing."""
    return (
        *(
            Slash(kind.value.replace(" ", "-"), kind.value.capitalize(), Part.KIND)
            for kind in InteractionKind
        ),
        *(Slash(word, "", Part.MINUTES) for word in DURATIONS),
        *(Slash(f"{warmth:+d}" if warmth else "0", "", Part.TEMPERATURE) for warmth in (2, 1, 0, -1, -2)),
        Slash("private", "", Part.SHARING),
        *(
            Slash(template.id, template.label, Part.TEMPLATE)
            for template in desk.playbook.templates
            if template.id not in _KIND_WORDS
        ),
    )


def read_text(desk: Desk, text: str, *, client: str = "") -> Reading:
    """Return what is recognised in a text; `client` is the one that is set already, by name or id."""
    text = canonical(text)
    known = known_names(desk) if "@" in text else ()
    return read(
        text,
        NameBook(known),
        desk.clock().astimezone(desk.zone),
        client=_client_set(known, client),
        templates={template.id: template.kind for template in desk.playbook.templates},
    )


def _client_set(known: Collection[KnownName], client: str) -> KnownName | None:
    """Return the client that is set by id, name, or the beginning of one; with an empty id if it is new."""
    name, folded = client.strip(), fold(client.strip())
    if not name:
        return None
    all_clients = [item for item in known if item.kind is Kind.CLIENT]
    same = [item for item in all_clients if item.id == name or fold(item.name) == folded]
    begins = [item for item in all_clients if fold(item.name).startswith(folded + " ")]
    return next(iter(same or begins), KnownName(Kind.CLIENT, "", name))


def write_entry(
    desk: Desk, form: EntryForm, *, by_hand: Collection[str] = frozenset(), draft: str = ""
) -> Changes:
    """Save what was typed with all that was recognised and marked in it; `.made` is the entry's id.

    `by_hand` names the fields of the form that stay as they are. `draft` is the key of the draft that it was:
    its attachments become the entry's, and it is dropped. All of it is one transaction.
    """
    with desk.journal.transaction():
        whole, made = _understood(desk, form, by_hand)
        entry = interactions.add_entry(desk, whole, draft=draft)
        marked = [_mark(desk, entry.made, spot) for spot in whole.spots]
    return _of_entry(entry, [*made, *marked])


def rewrite_entry(
    desk: Desk, reference: str, form: EntryForm, *, by_hand: Collection[str] = frozenset()
) -> Changes:
    """Save an entry anew as `write_entry` saves a new one.

    What its text said before counts no more, so that what was corrected by hand stays corrected, and an entry that
    begins with "yesterday" stays where it is. The client and the engagement that it has stay as well.
    """
    with desk.journal.transaction():
        before = find_entry(desk, reference)
        said = said_before(desk, before, client=form.client)
        whole, made = _understood(desk, form, settled(form).union(by_hand), said)
        entry = interactions.revise_entry(desk, reference, whole)
        marked = [_mark(desk, entry.made, spot) for spot in whole.spots]
    return _of_entry(entry, [*made, *marked])


def said_before(desk: Desk, entry: Interaction, *, client: str = "") -> Reading:
    """Return what the text of a saved entry says and what counts no more when it is written anew.

    Somebody who was there stays, and is no news; somebody who is named and was taken out stays out.
    """
    reading = read_text(desk, entry.text, client=client)
    there = set(entry.person_ids)
    return replace(reading, pieces=tuple(piece for piece in reading.pieces if piece.id not in there))


def _of_entry(entry: Changes, others: list[Changes]) -> Changes:
    return Changes.merged([*others, entry])


def _understood(
    desk: Desk, form: EntryForm, by_hand: Collection[str], known: Reading = _NOTHING_SAID
) -> tuple[EntryForm, list[Changes]]:
    """Return the form filled in with what its text says, names by their ids; what is new is made.

    What is `known` already is not filled in again.
    """
    form = replace(form, text=canonical(form.text))
    reading = read_text(desk, form.text, client=form.client)
    whole = filled(form, news(reading, known), by_hand)
    template = _template_named(desk, reading)
    if not whole.text.strip() and not template:
        return whole, []
    if not whole.title.strip() and "title" not in by_hand:
        whole = replace(whole, title=_title(whole.text, reading))
    if template:
        title = whole.title or ("" if says_more(reading) else template.label)
        whole = replace(whole, text=laid_out(whole.text, template), title=title)
    made: list[Changes] = []
    if "client" not in by_hand:
        whole = replace(whole, client=_client_meant(desk, whole.client, reading, made))
    if "people" not in by_hand:
        whole = replace(whole, people=_people_meant(desk, whole, reading, made))
    return whole, made


def _template_named(desk: Desk, reading: Reading) -> Template | None:
    """Return the template that a text asks for, the last one that it names."""
    named = reading.of(Part.TEMPLATE)
    return desk.playbook.template(named[-1].value) if named else None


def _title(text: str, reading: Reading) -> str:
    """Return a title without the client that the text begins with, empty where nothing else is said."""
    begins = next((piece for piece in reading.of(Part.CLIENT, Part.NEW_NAME) if not piece.client), None)
    if begins is None or text[: reading.kept_place(begins.start)].strip():
        return ""
    return first_words(without_signs(text[reading.kept_place(begins.end) :].lstrip(" \t:,;–—-")))


def _client_meant(desk: Desk, name: str, reading: Reading, made: list[Changes]) -> str:
    """Return the id of the client that a text names; one that is new is made under exactly that name."""
    named = [piece for piece in reading.of(Part.CLIENT, Part.NEW_NAME) if fold(piece.value) == fold(name)]
    if not named:
        return name
    if named[0].id:
        return named[0].id
    client, changes = client_for(desk, name)
    made.append(changes)
    return client.id


def _people_meant(desk: Desk, form: EntryForm, reading: Reading, made: list[Changes]) -> tuple[str, ...]:
    """Return the people by their ids where a text names them; those who are new are added."""
    pieces = {fold(piece.value): piece for piece in reversed(reading.of(Part.PERSON, Part.NEW_NAME))}
    return tuple(_person_meant(desk, form.client, name, pieces.get(fold(name)), made) for name in form.people)


def _person_meant(desk: Desk, client: str, name: str, piece: Piece | None, made: list[Changes]) -> str:
    if piece is None or piece.id:
        return piece.id if piece else name
    known = clients.client_by_id(desk.journal, client) or clients.client_named(desk.journal, client)
    there = clients.people_of(desk.journal, known.id if known else None)
    same = [person.id for person in there if fold(person.name) == fold(name)]
    if same or (client and not known):
        return same[0] if same else name
    made.append(add_person(desk, name, client=known.id if known else ""))
    return made[-1].made


def _mark(desk: Desk, entry: str, spot: Spot) -> Changes:
    """Mark one passage of an entry as what it was spotted to be."""
    if spot.kind is Kind.PROMISE:
        return _promise(desk, entry, spot)
    if spot.kind is Kind.REFERRAL:
        return leads.spot_referral(
            desk, entry, spot.quote, spot.title,
            kind=spot.referral_kind, through=spot.person, company=spot.company, near=spot.near,
        )  # fmt: skip
    return leads.spot_opportunity(desk, entry, spot.quote, spot.title, speaker=spot.person, near=spot.near)


def _promise(desk: Desk, entry: str, spot: Spot) -> Changes:
    view = interactions.show_entry(desk, entry)
    if view.entry.client_id is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” has no client, so no promise can be kept of it."),
            QT_TRANSLATE_NOOP("UserError", "Name the client of the entry first."),
            title=view.entry.title,
        )
    due_on = date.fromisoformat(checked_date(spot.due_on)) if spot.due_on else None
    text = spot.title or first_words(spot.quote, 200)
    return make_promise(desk, view.entry.client_id, text, due_on=due_on, ours=spot.ours, entry=view.entry.id)
