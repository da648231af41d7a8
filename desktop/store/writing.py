"""The names that can be written, as rows; ids sort by when they were made, so the last entry tells the last use."""

from __future__ import annotations

from desktop.domain.changes import Kind
from desktop.domain.writing import KnownName
from desktop.store.journal import Journal

_NAMES = """
SELECT 'client' AS kind, c.id, c.name, '' AS client_id, '' AS client, max(c.id, coalesce((
    SELECT i.id FROM interactions AS i WHERE i.client_id = c.id AND i.trashed_at IS NULL
    ORDER BY i.at DESC, i.seq DESC LIMIT 1), '')) AS used
FROM clients AS c
UNION ALL
SELECT 'person', p.id, p.name, coalesce(p.client_id, ''), coalesce(c.name, ''), max(p.id, coalesce((
    SELECT max(interaction_id) FROM participants WHERE person_id = p.id), ''))
FROM people AS p LEFT JOIN clients AS c ON c.id = p.client_id
UNION ALL
SELECT 'engagement', e.id, e.name, e.client_id, c.name, max(e.id, coalesce((
    SELECT i.id FROM interactions AS i WHERE i.engagement_id = e.id ORDER BY i.seq DESC LIMIT 1), ''))
FROM engagements AS e JOIN clients AS c ON c.id = e.client_id
ORDER BY used DESC
"""


def known_names(journal: Journal) -> list[KnownName]:
    """Return every client, person and engagement, the most recently used first."""
    kinds = {kind.value: kind for kind in Kind}
    return [
        KnownName(kinds[row["kind"]], row["id"], row["name"], row["client_id"], row["client"])
        for row in journal.rows(_NAMES)
    ]
