"""The firm's playbook: checked, taken into the journal, compared, and left for the default again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.opportunities import Answer, state_by_gate
from desktop.domain.playbook import Playbook
from desktop.domain.playbook_differences import Change, Difference, differences
from desktop.exchange.playbook_files import PlaybookFile, read_firm_file
from desktop.services.desk import Desk
from desktop.services.leads import gate_of, regate
from desktop.services.playbook_in_force import InForce, default_file, default_tables, read_in_force, read_kept
from desktop.store import leads, playbooks
from desktop.store.playbooks import KeptPlaybook, Use

DEFAULT = "default"
"""What the default playbook is called where a version is asked for."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be taken in, and what it changes in the playbook in force."""

    file: PlaybookFile
    in_force: InForce
    differences: tuple[Difference, ...]
    is_in_force: bool


def in_force(desk: Desk) -> InForce:
    """Return the playbook in force with where it came from."""
    return read_in_force(desk.journal, desk.resources)


def check(desk: Desk, path: Path) -> Checked:
    """Read a firm's file over the default and say what it would change; refuse it where anything is wrong."""
    file = read_firm_file(path, default_tables(desk.resources))
    _refuse_same_name(desk, file)
    now = in_force(desk)
    same = not now.is_default and file.hash == now.file.hash
    return Checked(file, now, _compared(now.file, file), same)


def use(desk: Desk, checked: Checked) -> Changes:
    """Take a checked file into the journal and go on with it; the same file again changes nothing."""
    file = checked.file
    with desk.journal.transaction():
        _refuse_same_name(desk, file)
        last = playbooks.last_use(desk.journal)
        if last and last.hash == file.hash:
            return Changes()
        playbooks.keep(desk.journal, _row(desk, file))
        _put_in_force(desk, file.hash, file)
    return _follow(desk)


def use_default(desk: Desk) -> Changes:
    """Go back to the default playbook; where it is in force already, nothing changes."""
    with desk.journal.transaction():
        last = playbooks.last_use(desk.journal)
        if last is None or last.hash is None:
            return Changes()
        _put_in_force(desk, None, default_file(desk.resources))
    return _follow(desk)


def use_version(desk: Desk, reference: str) -> Changes:
    """Go back to a playbook that the journal keeps, by its version or its name and version, or `default`."""
    if reference == DEFAULT:
        return use_default(desk)
    kept = _find(desk, reference)
    file = read_kept(kept, default_tables(desk.resources))
    with desk.journal.transaction():
        last = playbooks.last_use(desk.journal)
        if last and last.hash == kept.hash:
            return Changes()
        _put_in_force(desk, kept.hash, file)
    return _follow(desk)


def list_uses(desk: Desk) -> tuple[Use, ...]:
    """Return every playbook that was in force, the oldest first."""
    return tuple(playbooks.uses(desk.journal))


def compare(desk: Desk, reference: str = DEFAULT) -> tuple[str, tuple[Difference, ...]]:
    """Return the name of another playbook, and what differs from it to the one in force.

    `reference` is `default`, a version that the journal keeps, or the path of a file.
    """
    default = default_tables(desk.resources)
    if reference == DEFAULT:
        other = default_file(desk.resources)
    elif kept := playbooks.by_label(desk.journal, reference):
        other = read_kept(kept, default)
    elif Path(reference).exists():
        other = read_firm_file(Path(reference), default)
    else:
        raise _unknown(desk, reference)
    return other.playbook.label, _compared(other, in_force(desk).file)


def is_kept(desk: Desk, reference: str) -> bool:
    """Say whether the journal keeps a playbook of that version, or of that name and version."""
    return reference == DEFAULT or playbooks.by_label(desk.journal, reference) is not None


def default_label(desk: Desk) -> str:
    """Return the name and version of the default playbook."""
    tables = default_tables(desk.resources)
    return f"{tables['name']} {tables['version']}"


def is_firms(found: InForce, key: str) -> bool:
    """Say whether a key, or what it stands in, comes from the firm's file and not from the default."""
    said = found.file.said
    return key in said or any(
        each.startswith(f"{key}.") or (key.startswith(f"{each}.") and not _holds_more(said, each))
        for each in said
    )


def plain_tables(found: InForce) -> dict[str, Any]:
    """Return every key in force as JSON can hold it."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(found.file.tables), default=str))
    return plain


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """An answer to a criterion that is no longer asked, under the label that it was given under."""

    label: str
    answer: Answer


def old_answers(desk: Desk, answers: Iterable[Answer]) -> tuple[OldAnswer, ...]:
    """Return the answers whose criterion the playbook in force does not ask, the oldest first."""
    gone = [answer for answer in answers if desk.playbook.criterion(answer.criterion) is None]
    said = {label: labels_under(desk, label) for label in {answer.playbook for answer in gone}}
    return tuple(
        OldAnswer(said[answer.playbook].get(answer.criterion, answer.criterion), answer)
        for answer in sorted(gone, key=lambda answer: answer.answered_at)
    )


def own_labels(desk: Desk) -> dict[str, dict[str, str]]:
    """Return what the playbook in force calls kinds and states, by their values, where the default does not."""
    if not desk.playbook_use:
        return {}
    default, book = default_tables(desk.resources), desk.playbook
    named = {
        "kinds": {kind.value: label for kind, label in book.kinds.items()},
        "states": dict(book.states),
    }
    return {
        table: {
            value: label
            for value, label in labels.items()
            if label != default[table].get(value.replace(" ", "-"))
        }
        for table, labels in named.items()
    }


def labels_under(desk: Desk, playbook: str) -> Mapping[str, str]:
    """Return what the criteria were called in a playbook, by its name and version."""
    kept = playbooks.labels_of(desk.journal, playbook)
    if kept:
        return kept
    default = default_file(desk.resources).playbook
    return _labels(default) if default.label == playbook else {}


def _holds_more(said: frozenset[str], key: str) -> bool:
    return any(each.startswith(f"{key}.") for each in said)


def _compared(before: PlaybookFile, after: PlaybookFile) -> tuple[Difference, ...]:
    found = differences(before.tables, after.tables)
    if before.logo and after.logo and before.logo.data != after.logo.data:
        found += (Difference("branding.logo", Change.CHANGED, before.logo.media_type, after.logo.media_type),)
    return found


def _put_in_force(desk: Desk, hash_: str | None, file: PlaybookFile) -> None:
    """Note the use, and what the criteria of both playbooks are called, so that old answers stay readable.

    The gate may ask for something else now, so it decides again about every open opportunity.
    """
    for book in (desk.playbook, file.playbook):
        playbooks.keep_labels(desk.journal, book.label, _labels(book))
    playbooks.put_in_force(desk.journal, hash_, file.playbook.label, desk.now())
    then = replace(desk, playbook=file.playbook)
    for opportunity in leads.opportunities(desk.journal):
        if opportunity.state.open:
            answered = len(leads.answers(desk.journal, opportunity))
            met = gate_of(then, opportunity).met
            if state_by_gate(opportunity.state, answered, met) is not opportunity.state:
                regate(then, opportunity.id)


def _follow(desk: Desk) -> Changes:
    desk.follow_playbook()
    return Changes.everything()


def _labels(book: Playbook) -> dict[str, str]:
    return {criterion.id: criterion.label for criterion in book.criteria}


def _row(desk: Desk, file: PlaybookFile) -> KeptPlaybook:
    return KeptPlaybook(
        hash=file.hash,
        label=file.playbook.label,
        name=file.playbook.name,
        version=file.playbook.version,
        file=file.name,
        content=file.content,
        logo=file.logo.data if file.logo else None,
        logo_type=file.logo.media_type if file.logo else None,
        taken_in_at=desk.now(),
    )


def _refuse_same_name(desk: Desk, file: PlaybookFile) -> None:
    """Refuse another file under the name and version of one that the journal keeps: briefs record them."""
    kept = playbooks.by_label(desk.journal, file.playbook.label)
    if kept and kept.label == file.playbook.label and kept.hash != file.hash:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "In “{file}”, version is “{version}”, which another file was."),
            QT_TRANSLATE_NOOP(
                "UserError", "Give the file a new version: each brief records it. Nothing was changed."
            ),
            file=file.name,
            version=file.playbook.version,
        )


def _find(desk: Desk, reference: str) -> KeptPlaybook:
    kept = playbooks.by_label(desk.journal, reference)
    if kept is None:
        raise _unknown(desk, reference)
    return kept


def _unknown(desk: Desk, reference: str) -> UserError:
    known = dict.fromkeys(use.label for use in playbooks.uses(desk.journal) if use.hash)
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{reference}” is neither a playbook in this journal nor a file."),
        QT_TRANSLATE_NOOP("UserError", "Name a file, or one of: {known}."),
        reference=reference[:120],
        known=", ".join((DEFAULT, *known)),
    )
