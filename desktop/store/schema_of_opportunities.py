"""What an opportunity holds beside its first columns: its states, which only grow, its value, its start."""

from __future__ import annotations

_REFUSE = "BEGIN SELECT RAISE (ABORT, 'the states of an opportunity are append-only'); END"

STATES = (
    """CREATE TABLE opportunity_states (
        seq INTEGER PRIMARY KEY, opportunity_id TEXT NOT NULL REFERENCES opportunities (id),
        at TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX opportunity_states_by_opportunity ON opportunity_states (opportunity_id, seq)",
    "CREATE TRIGGER opportunity_states_no_delete BEFORE DELETE ON opportunity_states " + _REFUSE,
    "CREATE TRIGGER opportunity_states_only_emptied BEFORE UPDATE ON opportunity_states "
    "WHEN NEW.reason <> '' OR NEW.opportunity_id <> OLD.opportunity_id OR NEW.at <> OLD.at "
    "OR NEW.from_state <> OLD.from_state OR NEW.to_state <> OLD.to_state " + _REFUSE,
)
"""The first row of an opportunity comes from no state. A reason may be emptied, as erasing asks, never rewritten."""

FROM_THE_RECORD = """
    WITH noted AS (
        SELECT r.client_id, r.sequence, r.at, json_extract(p.payload, '$.id') AS id,
            iif(r.kind = 'opportunity spotted', 'spotted', json_extract(p.payload, '$.state')) AS state,
            coalesce(json_extract(p.payload, '$.reason'), json_extract(p.payload, '$.after'),
                     json_extract(p.payload, '$.number'), '') AS reason
        FROM ownership_record r JOIN record_payloads p USING (client_id, sequence)
        WHERE r.kind LIKE 'opportunity %' AND p.payload IS NOT NULL
    )
    INSERT INTO opportunity_states (opportunity_id, at, from_state, to_state, reason)
    SELECT id, at, coalesce(lag(state) OVER (PARTITION BY id ORDER BY sequence), ''), state, reason
    FROM noted
    WHERE id IN (SELECT id FROM opportunities)
        AND state IN ('spotted', 'exploring', 'qualified', 'handed off', 'won', 'lost', 'dropped', 'parked')
    ORDER BY client_id, sequence
"""
"""What the ownership record of an older journal says of the states its opportunities went through."""

WORTH = (
    "ALTER TABLE opportunities ADD COLUMN value_low INTEGER",
    "ALTER TABLE opportunities ADD COLUMN value_high INTEGER CHECK (value_low <= value_high)",
    "ALTER TABLE opportunities ADD COLUMN currency TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE opportunities ADD COLUMN start_on TEXT NOT NULL DEFAULT ''",
)
"""Values are minor units of the currency; a start is a day, a month (`2027-03`) or a quarter (`2027-Q2`)."""
