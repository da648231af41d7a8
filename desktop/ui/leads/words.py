"""How states, sources, clocks and counts are said on the screens about leads and hand-offs."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.clients import ContactProtocol, PromiseState
from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.handoffs import HandOffState, Standing
from desktop.domain.opportunities import HowWeKnow, OpportunityState
from desktop.domain.overviews import HandOffRow
from desktop.domain.referrals import ReferralState, Strength
from desktop.domain.replies import Decision
from desktop.ui import words

translate = QCoreApplication.translate

_STATES: dict[str, str] = {
    OpportunityState.SPOTTED.value: QT_TRANSLATE_NOOP("States", "Spotted"),
    OpportunityState.EXPLORING.value: QT_TRANSLATE_NOOP("States", "Exploring"),
    OpportunityState.QUALIFIED.value: QT_TRANSLATE_NOOP("States", "Qualified"),
    OpportunityState.HANDED_OFF.value: QT_TRANSLATE_NOOP("States", "With sales"),
    OpportunityState.WON.value: QT_TRANSLATE_NOOP("States", "Won"),
    OpportunityState.LOST.value: QT_TRANSLATE_NOOP("States", "Lost"),
    OpportunityState.DROPPED.value: QT_TRANSLATE_NOOP("States", "Dropped"),
    OpportunityState.PARKED.value: QT_TRANSLATE_NOOP("States", "Parked"),
    ReferralState.NOTED.value: QT_TRANSLATE_NOOP("States", "Noted"),
    ReferralState.PERMISSION_ASKED.value: QT_TRANSLATE_NOOP("States", "Permission asked"),
    ReferralState.PERMISSION_GIVEN.value: QT_TRANSLATE_NOOP("States", "Permission given"),
    ReferralState.REFUSED.value: QT_TRANSLATE_NOOP("States", "They would rather not"),
    ReferralState.INTRODUCED.value: QT_TRANSLATE_NOOP("States", "Introduced"),
    ReferralState.MET.value: QT_TRANSLATE_NOOP("States", "Met"),
    HandOffState.READY_TO_SEND.value: QT_TRANSLATE_NOOP("States", "Ready to send"),
    HandOffState.ISSUED.value: QT_TRANSLATE_NOOP("States", "Sent"),
    HandOffState.ACCEPTED.value: QT_TRANSLATE_NOOP("States", "Accepted"),
    HandOffState.RETURNED.value: QT_TRANSLATE_NOOP("States", "Came back with a question"),
    HandOffState.DECLINED.value: QT_TRANSLATE_NOOP("States", "Declined"),
    HandOffState.WITHDRAWN.value: QT_TRANSLATE_NOOP("States", "Withdrawn"),
    HandOffState.SUPERSEDED.value: QT_TRANSLATE_NOOP("States", "Superseded"),
    HandOffState.DISQUALIFIED.value: QT_TRANSLATE_NOOP("States", "Ended after contact"),
    Decision.SEEN.value: QT_TRANSLATE_NOOP("States", "Seen"),
    PromiseState.OPEN.value: QT_TRANSLATE_NOOP("States", "Open"),
    PromiseState.KEPT.value: QT_TRANSLATE_NOOP("States", "Kept"),
    PromiseState.AT_RISK.value: QT_TRANSLATE_NOOP("States", "At risk"),
    PromiseState.BROKEN.value: QT_TRANSLATE_NOOP("States", "Broken"),
    PromiseState.RE_DATED.value: QT_TRANSLATE_NOOP("States", "Re-dated"),
}
_SOURCES: dict[HowWeKnow, str] = {
    HowWeKnow.SAID: QT_TRANSLATE_NOOP("Sources", "They said it"),
    HowWeKnow.SEEN: QT_TRANSLATE_NOOP("Sources", "I saw it"),
    HowWeKnow.HEARD: QT_TRANSLATE_NOOP("Sources", "A colleague said it"),
    HowWeKnow.GUESS: QT_TRANSLATE_NOOP("Sources", "My guess"),
}
_PROTOCOLS: dict[ContactProtocol, str] = {
    ContactProtocol.NOT_AT_ALL: QT_TRANSLATE_NOOP("Protocols", "Not at all"),
    ContactProtocol.THROUGH_STEWARD: QT_TRANSLATE_NOOP("Protocols", "Only through me"),
    ContactProtocol.WITH_STEWARD: QT_TRANSLATE_NOOP("Protocols", "With me in the room"),
    ContactProtocol.AFTER_INTRODUCTION: QT_TRANSLATE_NOOP("Protocols", "After my introduction"),
    ContactProtocol.DIRECT: QT_TRANSLATE_NOOP("Protocols", "Directly"),
}
STEPS: dict[ReferralState, str] = {
    ReferralState.PERMISSION_ASKED: QT_TRANSLATE_NOOP("Steps", "I asked for permission"),
    ReferralState.PERMISSION_GIVEN: QT_TRANSLATE_NOOP("Steps", "They gave permission"),
    ReferralState.REFUSED: QT_TRANSLATE_NOOP("Steps", "They would rather not"),
    ReferralState.INTRODUCED: QT_TRANSLATE_NOOP("Steps", "We were introduced"),
    ReferralState.MET: QT_TRANSLATE_NOOP("Steps", "We met"),
    ReferralState.QUALIFIED: QT_TRANSLATE_NOOP("Steps", "It is real"),
    ReferralState.WON: QT_TRANSLATE_NOOP("Steps", "They became a client"),
    ReferralState.LOST: QT_TRANSLATE_NOOP("Steps", "It came to nothing"),
}
_STRENGTHS: dict[Strength, str] = {
    Strength.WEAK: QT_TRANSLATE_NOOP("Strength", "Weak"),
    Strength.FAIR: QT_TRANSLATE_NOOP("Strength", "Fair"),
    Strength.STRONG: QT_TRANSLATE_NOOP("Strength", "Strong"),
}
_SMALL_NUMBERS = (
    QT_TRANSLATE_NOOP("Numbers", "No"),
    QT_TRANSLATE_NOOP("Numbers", "One"),
    QT_TRANSLATE_NOOP("Numbers", "Two"),
    QT_TRANSLATE_NOOP("Numbers", "Three"),
    QT_TRANSLATE_NOOP("Numbers", "Four"),
    QT_TRANSLATE_NOOP("Numbers", "Five"),
    QT_TRANSLATE_NOOP("Numbers", "Six"),
    QT_TRANSLATE_NOOP("Numbers", "Seven"),
    QT_TRANSLATE_NOOP("Numbers", "Eight"),
    QT_TRANSLATE_NOOP("Numbers", "Nine"),
)
_TONES = {
    HandOffState.ACCEPTED.value: "success",
    HandOffState.WON.value: "success",
    HandOffState.RETURNED.value: "opportunity",
    PromiseState.KEPT.value: "success",
    PromiseState.AT_RISK.value: "danger",
    PromiseState.BROKEN.value: "danger",
}


def state(value: str) -> str:
    """Say the state of an opportunity, a referral, a hand-off, a reply or a promise."""
    return translate("States", _STATES.get(value, value))


def state_words() -> dict[str, str]:
    """Return what each state is called before any translation."""
    return dict(_STATES)


def state_tone(value: str) -> str:
    """Return the tone in which a state is shown."""
    return _TONES.get(value, "neutral")


def source(how: HowWeKnow) -> str:
    """Say where an answer comes from."""
    return translate("Sources", _SOURCES[how])


def protocol(value: ContactProtocol) -> str:
    """Say how sales may approach a person."""
    return translate("Protocols", _PROTOCOLS[value])


def step(to: ReferralState) -> str:
    """Say what happened when a referral goes on to `to`."""
    return translate("Steps", STEPS[to])


def strength(value: Strength) -> str:
    """Say how much a referral signal is worth."""
    return translate("Strength", _STRENGTHS[value])


def count_word(value: int) -> str:
    """Say a small number as a word that begins a sentence."""
    if 0 <= value < len(_SMALL_NUMBERS):
        return translate("Numbers", _SMALL_NUMBERS[value])
    return words.number(value)


def one_or_many(value: int, one: str, many: str) -> str:
    """Fill `{count}` of the form that goes with `value`."""
    return (one if value == 1 else many).format(count=words.number(value))


def quotes(value: int) -> str:
    """Say how many quotes there are."""
    return one_or_many(value, translate("Leads", "{count} quote"), translate("Leads", "{count} quotes"))


def shortened(text: str, longest: int = 60) -> str:
    """Cut a very long name where it stands in a sentence."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def day(iso: str, today: date) -> str:
    """Say an ISO day as a distance or a date."""
    return words.relative_day(date.fromisoformat(iso[:10]), today)


def moment_day(at: str, zone: tzinfo, today: date) -> str:
    """Say the local day of a stored moment, briefly."""
    return words.short_day(datetime.fromisoformat(at).astimezone(zone).date(), today)


def clock(row: HandOffRow, zone: tzinfo, today: date) -> str:
    """Say in one line what the clock of a hand-off says."""
    handoff = row.handoff
    if row.standing is Standing.LAPSED:
        template = translate("Clock", "Was registered until {day}")
        return template.format(day=words.long_day(date.fromisoformat(handoff.protected_until), today))
    if handoff.state is HandOffState.READY_TO_SEND:
        return translate("Clock", "Not sent yet")
    if handoff.state is HandOffState.ISSUED:
        return _waiting(row, today)
    if handoff.state is HandOffState.ACCEPTED:
        return _accepted(row, zone, today)
    if handoff.state is HandOffState.RETURNED:
        return translate("Clock", "Waiting for version {version}").format(version=handoff.version + 1)
    ended = moment_day(handoff.last_news_at, zone, today)
    return translate("Clock", "Ended {day}").format(day=ended)


def _waiting(row: HandOffRow, today: date) -> str:
    if row.answer_due is None:
        return translate("Clock", "They know of it")
    due = day(row.answer_due, today)
    if row.standing is Standing.OVERDUE:
        return translate("Clock", "Answer was due {day}").format(day=due)
    if row.handoff.said_yes_at:
        return translate("Clock", "Said yes; the details are due {day}").format(day=due)
    return translate("Clock", "Answer due {day}").format(day=due)


def _accepted(row: HandOffRow, zone: tzinfo, today: date) -> str:
    handoff = row.handoff
    if row.standing is Standing.STALLED:
        quiet = moment_day(handoff.last_news_at, zone, today)
        return translate("Clock", "No news since {day}").format(day=quiet)
    if handoff.next_action and handoff.next_action_on:
        template = translate("Clock", "Next: {action}, {day}")
        return template.format(action=handoff.next_action, day=day(handoff.next_action_on, today))
    return translate("Clock", "In good hands")


def standing_tone(standing: Standing) -> str:
    """Return the tone in which the clock is shown: red only for what is overdue."""
    late = (Standing.OVERDUE, Standing.LAPSED)
    return "danger" if standing in late else "neutral"
