"""Need notes: each version, the answers to them, and which wait for one, as rows."""

from __future__ import annotations

import json
from dataclasses import asdict

from desktop.domain.need_notes import NoteAnswer, NoteState, NoteVersion, from_payload
from desktop.domain.opportunities import Answer, HowWeKnow
from desktop.store.journal import Journal, Row


def keep(journal: Journal, version: NoteVersion) -> None:
    """Keep a draft, in place of the draft with its number if there is one."""
    journal.execute(
        "DELETE FROM need_notes WHERE opportunity_id = ? AND version = ? AND state = 'draft'",
        (version.opportunity_id, version.note.version),
    )
    journal.insert(
        "need_notes",
        {
            "id": version.id,
            "opportunity_id": version.opportunity_id,
            "version": version.note.version,
            "to_id": version.to_id,
            "drafted_at": version.drafted_at,
            "content": json.dumps(version.note.payload(), ensure_ascii=False),
            "hash": version.hash,
            "files": json.dumps(dict(version.files)),
            "playbook": version.playbook,
            **_standing(version),
        },
    )
    for place, entry_id in enumerate(version.sources):
        source = {"note_id": version.id, "place": place, "interaction_id": entry_id}
        journal.insert("need_note_sources", source)


def write_standing(journal: Journal, version: NoteVersion) -> None:
    """Write where a version stands; its page stays."""
    journal.update("need_notes", version.id, _standing(version))


def _standing(version: NoteVersion) -> Row:
    said = version.answer
    return {
        "state": version.state.value,
        "sent_on": version.sent_on,
        "answered_on": said.on if said else None,
        "answered_how": said.how if said else "",
        "words": said.words if said else "",
        "may_pass_on": int(said.may_pass_on) if said else 0,
        "interaction_id": said.entry_id if said else None,
        "evidence_id": said.evidence_id if said else None,
        "made_entry": int(said.made_entry) if said else 0,
        "answer_before": json.dumps(asdict(said.before), ensure_ascii=False) if said and said.before else "",
    }


def of_opportunity(journal: Journal, opportunity_id: str) -> tuple[NoteVersion, ...]:
    """Return the versions of an opportunity's note, the first first."""
    rows = journal.rows(
        "SELECT * FROM need_notes WHERE opportunity_id = ? ORDER BY version", (opportunity_id,)
    )
    return tuple(_version(row) for row in rows)


def move(journal: Journal, note_ids: tuple[str, ...], to: str) -> None:
    """Let these versions be those of another opportunity's note."""
    for note_id in note_ids:
        journal.update("need_notes", note_id, {"opportunity_id": to})


def latest(journal: Journal) -> list[NoteVersion]:
    """Return the newest version of each note, the newest first."""
    rows = journal.rows(
        "SELECT n.* FROM need_notes AS n WHERE NOT EXISTS (SELECT 1 FROM need_notes AS m "
        "WHERE m.opportunity_id = n.opportunity_id AND m.version > n.version) ORDER BY n.drafted_at DESC, n.seq DESC"
    )
    return [_version(row) for row in rows]


def waiting(journal: Journal, before: str, most: int) -> list[Row]:
    """Return `id`, `title`, `client`, `name`, `sent_on` of the notes sent before an ISO day that nobody answered."""
    return journal.rows(
        "SELECT o.id, o.title, c.name AS client, p.name, n.sent_on FROM need_notes AS n "
        "JOIN opportunities AS o ON o.id = n.opportunity_id JOIN clients AS c ON c.id = o.client_id "
        "JOIN people AS p ON p.id = n.to_id "
        "WHERE n.state = 'sent' AND n.sent_on < ? AND o.state IN ('spotted', 'exploring', 'qualified') "
        "AND NOT EXISTS (SELECT 1 FROM need_notes AS m WHERE m.opportunity_id = n.opportunity_id "
        "AND m.version > n.version) ORDER BY n.sent_on, n.seq LIMIT ?",
        (before, most),
    )


def confirmed_evidence(journal: Journal, opportunity_id: str) -> frozenset[str]:
    """Return the ids of the passages of an opportunity with which somebody confirmed its need."""
    rows = journal.rows(
        "SELECT evidence_id FROM need_notes WHERE opportunity_id = ? AND state = 'confirmed' "
        "AND evidence_id IS NOT NULL",
        (opportunity_id,),
    )
    return frozenset(row["evidence_id"] for row in rows)


def drop_evidence(journal: Journal, evidence_id: str) -> None:
    """Remove the passage that an answer was linked by."""
    journal.execute("DELETE FROM evidence WHERE id = ?", (evidence_id,))


def _version(row: Row) -> NoteVersion:
    answered = row["state"] in (NoteState.CONFIRMED, NoteState.CORRECTED)
    return NoteVersion(
        id=row["id"],
        opportunity_id=row["opportunity_id"],
        to_id=row["to_id"],
        state=NoteState(row["state"]),
        note=from_payload(json.loads(row["content"])),
        hash=row["hash"],
        files=json.loads(row["files"]),
        drafted_at=row["drafted_at"],
        playbook=row["playbook"],
        sent_on=row["sent_on"],
        answer=_answer(row) if answered else None,
    )


def _answer(row: Row) -> NoteAnswer:
    before = json.loads(row["answer_before"]) if row["answer_before"] else None
    return NoteAnswer(
        how=row["answered_how"],
        on=row["answered_on"],
        words=row["words"],
        may_pass_on=bool(row["may_pass_on"]),
        entry_id=row["interaction_id"],
        evidence_id=row["evidence_id"],
        made_entry=bool(row["made_entry"]),
        before=Answer(**{**before, "how": HowWeKnow(before["how"])}) if before else None,
    )
