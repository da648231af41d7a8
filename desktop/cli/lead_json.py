"""An opportunity or a referral as JSON."""

from __future__ import annotations

from desktop.domain.opportunities import Opportunity
from desktop.domain.overviews import Lead
from desktop.domain.referrals import Referral


def lead_as_json(lead: Lead) -> dict[str, object]:
    """Return an opportunity or a referral as the command line prints it in JSON."""
    subject = lead.subject
    data: dict[str, object] = {
        "id": lead.id,
        "client": lead.client,
        "steward": lead.steward,
        "title": lead.title,
        "state": subject.state.value,
        "involvement": subject.involvement.value,
        "evidence": [
            {
                "id": item.id,
                "entry": item.interaction_id,
                "quote": item.quote,
                "speaker": item.speaker,
                "at": item.at,
                "private": item.private,
            }
            for item in lead.evidence
        ],
        "answers": {
            item.criterion: {"text": item.text, "how": item.how.value, "entry": item.interaction_id}
            for item in lead.answers
        },
        "gate": {
            "met": lead.gate.met,
            "answered": [criterion.id for criterion in lead.gate.answered],
            "missing": [
                {"criterion": criterion.id, "question": criterion.question} for criterion in lead.gate.missing
            ],
        },
        "trashedEvidence": lead.trashed_evidence,
        "erasedEvidence": lead.erased_evidence,
        "brief": lead.handoff.number if lead.handoff else None,
    }
    if isinstance(subject, Referral):
        data |= {
            "kind": subject.kind,
            "company": subject.company,
            "strength": subject.strength.value,
            "heardBy": subject.heard_by,
            "toldOn": subject.told_on,
        }
    if isinstance(subject, Opportunity):
        data |= {"scope": list(subject.scope), "resumeOn": subject.resume_on}
        worth = subject.worth
        data["value"] = (
            {"lowMinor": worth.low, "highMinor": worth.high, "currency": worth.currency} if worth else None
        )
        data["start"] = subject.start_on or None
        data["states"] = [
            {
                "at": step.at,
                "from": step.before.value if step.before else None,
                "to": step.after.value,
                "reason": step.reason,
            }
            for step in lead.states
        ]
    return data
