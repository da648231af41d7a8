"""Goodwill: what was given and asked, person by person; and what a referral needs for its life."""

from __future__ import annotations

GOODWILL = (
    """CREATE TABLE goodwill (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        kind TEXT NOT NULL, text TEXT NOT NULL, given_on TEXT NOT NULL,
        outcome TEXT CHECK (outcome IN ('open', 'agreed', 'refused')),
        by_name TEXT NOT NULL, counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
        referral_id TEXT REFERENCES referrals (id) ON DELETE SET NULL,
        interaction_id TEXT REFERENCES interactions (id) ON DELETE SET NULL,
        created_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX goodwill_by_person ON goodwill (person_id, given_on, seq)",
    "CREATE INDEX goodwill_by_referral ON goodwill (referral_id) WHERE referral_id IS NOT NULL",
    "CREATE INDEX goodwill_by_entry ON goodwill (interaction_id) WHERE interaction_id IS NOT NULL",
    "ALTER TABLE people ADD COLUMN asks_a_year INTEGER CHECK (asks_a_year >= 0)",
)
"""A gift has no outcome. `asks_a_year` is a person's own limit, NULL for none of their own."""

ANSWERS = (
    "ALTER TABLE goodwill ADD COLUMN answered_on TEXT",
    "UPDATE goodwill SET answered_on = given_on WHERE outcome IN ('agreed', 'refused')",
)
"""The day of the answer to an ask: a rest counts from it."""

REFERRALS = (
    "ALTER TABLE people ADD COLUMN company TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE referrals ADD COLUMN strength TEXT NOT NULL DEFAULT 'fair' "
    "CHECK (strength IN ('weak', 'fair', 'strong'))",
    "ALTER TABLE referrals ADD COLUMN heard_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE referrals ADD COLUMN contact_id TEXT REFERENCES people (id) ON DELETE SET NULL",
    "ALTER TABLE referrals ADD COLUMN told_on TEXT",
    "ALTER TABLE referrals ADD COLUMN told_how TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX referrals_by_contact ON referrals (contact_id) WHERE contact_id IS NOT NULL",
    """CREATE TABLE referral_states (
        seq INTEGER PRIMARY KEY, referral_id TEXT NOT NULL REFERENCES referrals (id),
        at TEXT NOT NULL, to_state TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX referral_states_by_referral ON referral_states (referral_id, seq)",
    "INSERT INTO referral_states (referral_id, at, to_state) SELECT id, created_at, 'noted' FROM referrals",
)
"""`company` names where somebody is who is neither at a client nor a colleague: the other side of a referral."""
