"""The demo: the sample journal, one lead handed off, and sales' answer taken back in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange.brief import BriefFile
from desktop.exchange.files import write_files
from desktop.services import briefs, handoffs, replies
from desktop.services.desk import Desk
from desktop.services.lead_views import show_lead
from desktop.services.record import verify_record
from desktop.services.sample import demo_choice, reply_file, write_sample
from desktop.services.search import counts

_ANSWER = {
    "decision": "accepted",
    "by": "Priya Nair",
    "text": "Happy to help. I stay behind you and send the rate card first.",
    "next_action": "Send the framework terms and a rate card for France",
    "next_action_in_days": 7,
}


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo did, for people to read."""

    clients: int
    entries: int
    title: str
    number: str
    steward: str
    files: tuple[Path, ...]
    reply: Path
    state: str
    next_action: str
    record_rows: int


def run_demo(desk: Desk, folder: Path) -> Demo:
    """Write the sample journal and take one lead all the way; briefs and the reply file go to `folder`."""
    out = folder / "briefs"
    lead = show_lead(desk, write_sample(desk, out))
    prepared = briefs.prepare(desk, demo_choice(lead.id, lead.subject.involvement.value))
    issued = briefs.issue(desk, prepared, out)
    number = issued.made
    handoffs.confirm_sent(desk, number)
    answer = reply_file(desk, number, _ANSWER)
    (reply,) = write_files(folder, [BriefFile(f"{number}.reply.json", answer)])
    replies.import_reply(desk, answer)
    view = handoffs.show_handoff(desk, number)
    verdicts = verify_record(desk)
    if not all(verdict.sound for verdict in verdicts):
        raise UserError(QT_TRANSLATE_NOOP("UserError", "The sample's ownership record does not verify."))
    found = counts(desk)
    return Demo(
        clients=found["clients"],
        entries=found["journal"],
        title=lead.title,
        number=number,
        steward=lead.steward,
        files=issued.files,
        reply=reply,
        state=view.row.handoff.state.value,
        next_action=view.row.handoff.next_action,
        record_rows=sum(verdict.rows for verdict in verdicts),
    )
