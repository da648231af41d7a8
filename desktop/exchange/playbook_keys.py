"""What each key of a playbook is for, in a sentence: what the guide to the playbook is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from desktop.exchange.brief.lead import FIELDS


@dataclass(frozen=True, slots=True)
class Key:
    """The kind of value at a key, what it means, and what is taken where the file says nothing of it."""

    kind: str
    meaning: str
    default: str = ""


TEXT, ID, LIST, FLAG = "text", "id", "list", "true or false"
INVOLVEMENTS = "list of involvements"

SECTIONS: Mapping[str, str] = {
    "": "Who the firm is, and what is counted.",
    "groups": "The headings under which criteria stand: an id and a heading each. A heading of the default goes "
    "when no criterion of the firm's is under it.",
    "criteria": "What to know before a lead may leave. The list is replaced whole. Answers to a criterion that "
    "goes stay readable under its old label.",
    "gate": "What each involvement requires, as criteria by their ids; what stands here takes the place of "
    "`required` for that involvement, so that the gate can be changed without writing the criteria again.",
    "involvements": "What can be asked of sales: `information`, `help`, `together` and `take`.",
    "decline_codes": "Why a brief is declined. The list is replaced whole.",
    "disqualify_codes": "How a lead that was accepted came to nothing. The list is replaced whole.",
    "windows": "Clocks and limits.",
    "terms": "The terms as the brief prints them. In braces: `{owner}` `{owner_first}` `{client}` `{leads}` "
    "`{protocol}` `{protected_until}` `{answer_due}`; the sentences named `protocol_…` know all but `{protocol}`.",
    "words": "The fixed words of a brief. Each brief keeps them, so that it reads the same under a later playbook.",
    "need_note": "The words of a need note: the page on which a customer's need is read back to them. Each version "
    "keeps them.",
    "record": "The words of an ownership record on paper: headings, labels, and a sentence for each kind of row. In braces "
    "what the default has there.",
    "kinds": "What the kinds of session are called.",
    "consent_uses": "What somebody at a client can agree to, each for itself; `anonymous-only` rules every other use of "
    "their name out.",
    "introductions": "What is written around an introduction, in the consultant's voice. In braces: `{referrer}` (first "
    "name) `{referrer_full}` `{contact}` `{company}` `{client}` `{me}`. It is copied and edited, never sent by the program.",
    "contacts": "The mail with which contacts are released after an acceptance. In braces: `{number}` `{title}` `{client}` "
    "`{to}` `{people}` `{me}`; `line` knows `{name}` `{role}` `{protocol}`.",
    "reminders": "What is written to sales when a hand-off waits, or has ended. In braces: `{number}` `{title}` `{client}` "
    "`{to}` `{me}` `{due}` `{until}` `{action}` `{action_on}`. The consultant sends it, the program never does.",
    "states": "What the states of opportunities, referrals and hand-offs are called; those of one name share it.",
    "services": "What the firm does. Where it is listed, the scope of an opportunity names nothing else.",
    "branding": "How a brief shows whose it is.",
    "referral_kinds": "The kinds of referral: an id and a label each. The table is replaced whole.",
    "crm": "Rows for CRMs, as `csv:NAME` among the formats of a brief, and as `block:NAME` the same under its labels, to paste by hand. `crm.NAME = false` leaves one out. A column's "
    f"source is one of {', '.join(f'`{field}`' for field in FIELDS)}.",
    "templates": "What an entry can begin with. The list is replaced whole.",
    "prompts": "The one question after an entry is saved. The list is replaced whole.",
    "phrase_lists": "Words with a name, for use in phrases as `<name>`.",
    "signals": "Phrases that are underlined while somebody writes. The list is replaced whole; "
    "[signals.md](signals.md) explains phrases.",
}
"""The tables of the file in the order of the guide, with what is said above each."""

KEYS: Mapping[str, Key] = {
    "name": Key(TEXT, "The playbook's name; with the version it is recorded by answers and briefs."),
    "version": Key(TEXT, "Its version. Other content needs another one."),
    "firm": Key(TEXT, "The firm's name."),
    "credit": Key(TEXT, "The line at the foot of every brief."),
    "default_involvement": Key("involvement", "What a new opportunity asks of sales until somebody chooses."),
    "holidays": Key("list of dates", "Days that are no working days, such as `2026-12-25`."),
    "groups.NAME": Key(TEXT, "A heading."),
    "criteria[].id": Key(ID, "How answers name it; keep it while the meaning stays the same."),
    "criteria[].group": Key("id of a group", "The heading under which it stands."),
    "criteria[].label": Key(TEXT, "What is to be known, briefly."),
    "criteria[].question": Key(TEXT, "The natural question to ask in the work."),
    "criteria[].required": Key(INVOLVEMENTS, "The involvements that need an answer.", "none"),
    "criteria[].needs_quote": Key(FLAG, "Whether an answer counts only with a quote as evidence.", "false"),
    "criteria[].is_involvement": Key(
        FLAG, "Whether choosing an involvement answers it; true for one at the most.", "false"
    ),
    "criteria[].section": Key(
        "need, decides, timing, size, contract, why_now, cost, delivery or nowhere",
        "Where on the brief its answer is printed.",
        "nowhere",
    ),
    "criteria[].is_sharing": Key(
        FLAG,
        "Whether a customer's word that their need may be passed on answers it; true for one at the most.",
        "false",
    ),
    "criteria[].need_note": Key(
        "why_now, cost, who, outcome, step or nowhere",
        "Where on the need note its answer is read back to them; only what they said or I saw is.",
        "nowhere",
    ),
    "gate.*": Key("list of criteria", "What it requires.", "as the criteria say"),
    "involvements.*.label": Key(TEXT, "How it is called."),
    "involvements.*.ask": Key(TEXT, "The sentence that the brief begins with."),
    "involvements.*.leads": Key(TEXT, "Who leads the conversation, in the firm's words."),
    "*_codes[].id": Key(ID, "How a reply names it."),
    "*_codes[].label": Key(TEXT, "The reason in words."),
    "*_codes[].group": Key(TEXT, "The heading under which it stands."),
    "*_codes[].advice": Key(TEXT, "One line of advice back to the consultant."),
    "*_codes[].then": Key("qualified, exploring, parked, dropped or lost", "Where the opportunity goes."),
    "windows.answer_working_days": Key("1 to 365", "Working days from *sent* until an answer is due."),
    "windows.protected_days": Key("1 to 3650", "Days that a lead stays registered."),
    "windows.extension_days": Key("0 to 3650", "Days by which that can be extended once, with a reason."),
    "windows.resubmissions": Key("0 to 100", "How often a brief that came back may be sent again."),
    "windows.details_working_days": Key(
        "0 to 365", "Working days for which a yes without its details pauses the clock."
    ),
    "windows.stalled_days": Key(
        "1 to 3650", "Days without news after which an accepted lead counts as stalled."
    ),
    "windows.retention_months": Key(
        "1 to 240", "Months after an engagement's end after which its entries are proposed for deletion."
    ),
    "windows.between_asks_days": Key("0 to 3650", "Days between any two asks of one person."),
    "windows.asks_a_quarter": Key("0 to 1000", "Asks of one person in a quarter."),
    "windows.asks_a_year": Key("0 to 1000", "Asks of one person in a year."),
    "windows.refusals": Key("1 to 1000", "Refusals after which a person is left in peace."),
    "windows.rest_months": Key("0 to 240", "Months of that peace."),
    "windows.parked_days": Key(
        "1 to 3650",
        "Days until a declined opportunity that is parked is due again, where nobody names a day.",
    ),
    "windows.consent_notice_days": Key(
        "0 to 3650", "Days before a consent's end from which it waits on Today, to be asked for again."
    ),
    "windows.reminder_working_days": Key(
        "0 to 365", "Working days after a reminder before the same hand-off is brought up again."
    ),
    "windows.protection_notice_days": Key(
        "0 to 3650", "Days before a protection ends from which it waits on Today, to be extended or closed."
    ),
    "windows.permission_answer_days": Key(
        "0 to 3650", "Days after which a permission that was asked for, and not answered, waits on Today."
    ),
    "terms.expansion": Key(TEXT, "More work at a client: must name `{owner}`."),
    "terms.referral": Key(TEXT, "A new company: must name `{owner}`."),
    "terms.take": Key(TEXT, "Where sales leads the commercial talks: must name `{owner}`."),
    "terms.protocol_*": Key(
        TEXT,
        "How sales may approach the customer, for that contact protocol; `by-person` where the terms say it of single people.",
    ),
    "words.language": Key("language tag", "The brief's language, such as `en` or `de`."),
    "words.expansion": Key(TEXT, "More work at a client, below the title."),
    "words.referral": Key(TEXT, "A new company, below the title."),
    "words.not_known_yet": Key(TEXT, "What stands where nothing is known."),
    "words.override": Key(TEXT, "What stands before the reason of an early hand-off."),
    "words.quote_marks": Key(TEXT, "The quotation marks of the brief's language, around a `…`."),
    "words.confirmed": Key(TEXT, "What stands beside a quote with which somebody confirmed their need."),
    "words.leads_*": Key(TEXT, "Who leads, where the terms say `{leads}`."),
    "words.somebody": Key(TEXT, "What a customer's name becomes where roles leave and none is known."),
    "words.colleague": Key(TEXT, "What the name of one of our own people becomes."),
    "words.other_side": Key(
        TEXT, "What the name of somebody on the other side of a referral becomes where no role is known."
    ),
    "words.other_client": Key(TEXT, "What another client's name becomes."),
    "words.not_named": Key(TEXT, "What a CRM's required last name is where no role is known."),
    "words.ownership_line": Key(
        TEXT,
        "The first line of a CRM's description; knows `{owner}`, `{day}` and `{ref}`, and must name `{owner}`.",
    ),
    "words.changes": Key(
        TEXT,
        "The heading over what is new in a later version; knows `{since}`, the number of the earlier one.",
    ),
    "words.change_*": Key(TEXT, "What happened to a line of the brief since that version."),
    "words.part_*": Key(TEXT, "What the title and the client's name are called among the changes."),
    "words.mail_subject": Key(
        TEXT,
        "The subject of the mail; knows `{number}`, `{title}`, `{client}`, `{owner}`, `{to}` and `{due}`.",
    ),
    "words.mail_attached": Key(TEXT, "What the mail says of the page that is attached."),
    "words.calendar_summary": Key(
        TEXT, "The calendar entry of the answer's day; knows what the subject knows."
    ),
    "words.calendar_text": Key(TEXT, "The first line of its description; knows the same."),
    "words.missing_*": Key(TEXT, "What a yes still lacks, in the text that asks for it."),
    "words.details_request": Key(TEXT, "That text; knows `{number}`, `{title}` and `{missing}`."),
    "words.weekdays": Key("seven words", "From Monday on."),
    "words.months": Key("twelve words", "From January on."),
    "words.date": Key(TEXT, "A date; knows `{day}`, `{month}`, `{year}` and `{weekday}`."),
    "words.date_with_weekday": Key(TEXT, "A date with its weekday."),
    "words.answer_*": Key(TEXT, "Where the brief says how to answer."),
    "words.fact_*": Key(TEXT, "The heading of that section of the brief."),
    "words.signed_with": Key(TEXT, "Before the key's fingerprint on every brief."),
    "words.seal_*": Key(TEXT, "What the page with the form says of its own signature."),
    "words.form_*": Key(
        TEXT,
        "On the page with the form; knows `{owner}`, the steward's first name, and `form_lacks` `{fields}`.",
    ),
    "words.verifier_*": Key(
        TEXT, "On the page that checks signatures; in braces what the default has there."
    ),
    "words.*": Key(TEXT, "On the brief, as the default says it."),
    "need_note.file": Key("letters, digits, hyphens", "What the names of its files begin with."),
    "need_note.greeting": Key(
        TEXT, "The first line; knows `{name}` and `{first}`, the first part of the name."
    ),
    "need_note.foot": Key(TEXT, "The last line; knows `{name}`, `{first}` and `{steward}`."),
    "need_note.subject": Key(TEXT, "The subject of the mail; knows `{title}`."),
    "need_note.mail_yes": Key(TEXT, "What a mail that says yes begins with; knows `{title}`."),
    "need_note.mail_no": Key(TEXT, "What a mail that corrects begins with; knows `{title}`."),
    "need_note.shared": Key(
        TEXT, "The answer that their permission becomes; knows `{name}`, `{day}` and `{how}`. It stays here."
    ),
    "need_note.entry_yes": Key(
        TEXT, "The title of the entry that their yes becomes; knows `{name}` and `{title}`."
    ),
    "need_note.entry_no": Key(TEXT, "The title of the entry that their correction becomes."),
    "need_note.entry_text": Key(
        TEXT, "Its text; knows `{name}`, `{how}` and `{words}`, and must name `{words}`."
    ),
    "need_note.you": Key(TEXT, "Who said a quote, where it is the reader."),
    "need_note.*": Key(TEXT, "On the page, as the default says it."),
    "record.file": Key("letters, digits, hyphens", "What the names of its files begin with."),
    "record.label_*": Key(TEXT, "What stands before a line below a row's sentence."),
    "record.erased": Key(TEXT, "What stands for a row whose contents were erased."),
    "record.private": Key(TEXT, "What stands for a title or a passage of a private entry."),
    "record.other": Key(TEXT, "What stands for a row of a kind that is not known."),
    "record.*": Key(TEXT, "On the page, as the default says it."),
    "kinds.*": Key(TEXT, "A kind of session."),
    "consent_uses.*": Key(TEXT, "A use."),
    "referral_offers": Key(
        "list of kinds of referral",
        "Those that are an offer of the customer's own: taking one up counts as no ask of them.",
        "none",
    ),
    "introductions.ask_subject": Key(TEXT, "The subject of the question to the referrer."),
    "introductions.ask": Key(TEXT, "The question to the referrer."),
    "introductions.introduction_subject": Key(TEXT, "The subject of the introduction."),
    "introductions.introduction": Key(TEXT, "The introduction, to both sides."),
    "introductions.thanks_won_subject": Key(TEXT, "The subject of the thanks where it went well."),
    "introductions.thanks_won": Key(TEXT, "The thanks to the referrer where it went well."),
    "introductions.thanks_lost_subject": Key(TEXT, "The subject of the thanks where it came to nothing."),
    "introductions.thanks_lost": Key(TEXT, "The thanks to the referrer where it came to nothing."),
    "contacts.subject": Key(TEXT, "The subject of the mail."),
    "contacts.body": Key(TEXT, "The mail; `{people}` are the lines."),
    "contacts.line": Key(TEXT, "One line for each person; `{role}` begins with a comma where there is one."),
    "contacts.*": Key(TEXT, "How somebody may be approached, for that contact protocol; knows `{me}`."),
    "reminders.subject": Key(TEXT, "The subject of the mail."),
    "reminders.due": Key(TEXT, "An answer is due by the next working day."),
    "reminders.overdue": Key(TEXT, "An answer is overdue."),
    "reminders.next_action": Key(TEXT, "The day of what sales said it would do next has passed."),
    "reminders.stalled": Key(TEXT, "Nothing was heard for too long."),
    "reminders.lapsed": Key(TEXT, "The protection has ended."),
    "reminders.withdrawn": Key(TEXT, "The brief was taken back."),
    "reminders.wish": Key(TEXT, "The customer wished it to end; their own words stay in the journal."),
    "states.*": Key(TEXT, "A state."),
    "services[].id": Key(ID, "How a scope names it."),
    "services[].label": Key(TEXT, "What it is called."),
    "branding.name": Key(TEXT, "A name above the brief.", "none"),
    "branding.colour": Key(
        "`#RRGGBB`", "The colour of headings; dark enough to be read on white.", "the product's"
    ),
    "branding.logo": Key(
        "file name or data",
        "A PNG or SVG beside the playbook's file, or `data:image/png;base64,…`; up to 200 kB and 4000 points a side. "
        "The journal keeps it with the file.",
        "none",
    ),
    "referral_kinds.NAME": Key(TEXT, "A kind of referral."),
    "crm.NAME.label": Key(TEXT, "The CRM's name for people.", "NAME"),
    "crm.NAME.owner": Key(
        "empty, recipient or steward",
        "Who stands in the CRM's own owner column, which says who works the record.",
        "empty",
    ),
    "crm.NAME.bom": Key(
        FLAG, "Whether the file begins with the mark by which spreadsheets know UTF-8.", "true"
    ),
    "crm.NAME.expansion": Key(LIST, "The columns of a row for more work at a client."),
    "crm.NAME.referral": Key(LIST, "The columns of a row for a new company."),
    "crm.NAME.*.heading": Key(TEXT, "The column's heading."),
    "crm.NAME.*.source": Key("field or `=text`", "Where its value comes from; a fixed text after `=`."),
    "crm.NAME.*.longest": Key("1 to 131072", "Characters that it may have; more is cut with a visible …."),
    "crm.NAME.*.transform": Key(
        "as it is, one line, day, day/month/year or month/day/year", "How the value is written.", "as it is"
    ),
    "crm.NAME.*.allowed": Key(
        "list of texts", "The values that the CRM takes; any other leaves the cell empty.", "any"
    ),
    "templates[].id": Key(ID, "How it is taken: `/ID` in an entry."),
    "templates[].label": Key(TEXT, "Its name."),
    "templates[].kind": Key("kind of session", "The kind that an entry gets.", "meeting"),
    "templates[].text": Key("Markdown", "What the entry begins with."),
    "prompts[].id": Key(ID, "How it is put off."),
    "prompts[].question": Key(TEXT, "The question."),
    "prompts[].answer": Key("text or follow-up", "What the answer becomes in the entry.", "text"),
    "prompts[].priority": Key("0 to 100", "Which of several is asked: the highest.", "50"),
    "prompts[].when.signals": Key("list of signals' kinds", "Fits where such a signal is found.", "any"),
    "prompts[].when.phrases": Key("list of phrases", "Fits where one of them is found.", "any"),
    "prompts[].when.kinds": Key("list of kinds of session", "Fits after such a session.", "any"),
    "prompts[].when.lacks": Key(
        "list", "Fits where the entry is without these, such as `no-follow-up`.", "any"
    ),
    "prompts[].when.criterion": Key("id of a criterion", "Fits where it has no answer yet.", "any"),
    "prompts[].when.warmest": Key("-2 to 2", "Fits up to this temperature.", "any"),
    "phrase_lists.NAME": Key(TEXT, "Words with `|` between them."),
    "signals[].id": Key(ID, "How it is dismissed."),
    "signals[].kind": Key("kind of signal", "What the phrase may be, such as `need` or `risk`."),
    "signals[].language": Key("en or de", "The language of its phrases."),
    "signals[].reason": Key(TEXT, "What is said beside the words that were found."),
    "signals[].phrases": Key("list of phrases", "What is looked for."),
    "signals[].unless": Key("list of phrases", "What speaks against it in the same sentence.", "none"),
    "signals[].beside": Key("list of phrases", "Of which one must stand in the same sentence.", "none"),
    "signals[].voice": Key("customer, writer or any", "Whose words count.", "any"),
}
"""Every key, or `*` for those that are explained alike; the first that fits counts."""


def key_at(path: str) -> Key | None:
    """Return what is known of a key such as `criteria[].label`, None where nothing is."""
    folded = path.replace("[]", "")
    fits = (key for pattern, key in KEYS.items() if fnmatchcase(folded, pattern.replace("[]", "")))
    return next(fits, None)
