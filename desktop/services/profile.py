"""Who "I" am: the steward of the clients in this journal."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Profile
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.text import required_line, single_line
from desktop.services.desk import Desk
from desktop.store import clients


def read_profile(desk: Desk) -> Profile:
    """Return who "I" am; the system user's name until it is set."""
    return clients.read_profile(desk.journal) or Profile(name=desk.user)


def set_profile(
    desk: Desk,
    *,
    name: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    practice: str | None = None,
) -> Changes:
    """Set what is given and keep the rest. The steward of clients already in the journal stays."""
    if email and "@" not in email:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{email}” is not a mail address."),
            QT_TRANSLATE_NOOP("UserError", "Write it as name@company.example."),
            email=email,
        )
    with desk.journal.transaction():
        profile = read_profile(desk)
        if name is not None:
            profile = replace(profile, name=required_line(name, "name"))
        if email is not None:
            profile = replace(profile, email=single_line(email))
        if phone is not None:
            profile = replace(profile, phone=single_line(phone))
        if practice is not None:
            profile = replace(profile, practice=single_line(practice))
        clients.write_profile(desk.journal, profile)
    return Changes.of((Kind.PROFILE, ""))
