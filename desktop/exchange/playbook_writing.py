"""What the playbook says about writing: templates, prompts, and the phrases that may be signals."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.interactions import InteractionKind
from desktop.domain.phrases import Phrase, PhraseError, parse
from desktop.domain.playbook import Template
from desktop.domain.prompts import Answer, Lack, Prompt
from desktop.domain.signals import SignalKind, SignalRule, Voice
from desktop.exchange.toml import SLUG, Table

LANGUAGES = ("en", "de")
RULES_LIMIT = 200
PHRASES_LIMIT = 2_000
"""Phrases that all rules may have together, exceptions included."""

LISTS_LIMIT = 100
TEMPLATES_LIMIT = 50
PROMPTS_LIMIT = 100


def templates(root: Table) -> tuple[Template, ...]:
    """Read `[[templates]]`."""
    return tuple(_template(table) for table in _listed(root, "templates", TEMPLATES_LIMIT))


def prompts(root: Table, criteria: tuple[str, ...]) -> tuple[Prompt, ...]:
    """Read `[[prompts]]`; `criteria` are the ids that a prompt may name."""
    lists = _lists(root)
    return tuple(_prompt(table, criteria, lists) for table in _listed(root, "prompts", PROMPTS_LIMIT))


def signals(root: Table) -> tuple[SignalRule, ...]:
    """Read `[[signals]]`."""
    lists = _lists(root)
    tables = _listed(root, "signals", RULES_LIMIT)
    rules = tuple(_rule(table, lists) for table in tables)
    if sum(len(rule.phrases) + len(rule.unless) + len(rule.beside) for rule in rules) > PHRASES_LIMIT:
        root.refuse("signals", f"name more than {PHRASES_LIMIT} phrases together")
    return rules


def _listed(root: Table, key: str, most: int) -> tuple[Table, ...]:
    """Return the tables listed at `key`, none where the file does not say, each with an id of its own."""
    tables = root.tables(key) if root.has(key) else ()
    if len(tables) > most:
        root.refuse(key, f"has more than {most} parts")
    seen: set[str] = set()
    for table in tables:
        name = table.text("id", 60)
        if not SLUG.fullmatch(name):
            table.refuse("id", f"“{name}” must be lower-case letters, digits and hyphens")
        if name in seen:
            table.refuse("id", f"“{name}” is there twice")
        seen.add(name)
    return tables


def _template(table: Table) -> Template:
    kinds = tuple(kind.value for kind in InteractionKind)
    template = Template(
        id=table.text("id", 60),
        label=table.text("label", 80),
        kind=InteractionKind(table.choice("kind", kinds, InteractionKind.MEETING.value)),
        text=table.text("text", 8000),
    )
    table.close()
    return template


def _prompt(table: Table, criteria: tuple[str, ...], lists: Mapping[str, str]) -> Prompt:
    when = table.table("when")
    prompt = Prompt(
        id=table.text("id", 60),
        question=table.text("question", 300),
        priority=table.count("priority", 0, 100) if table.has("priority") else 50,
        signals=frozenset(map(SignalKind, when.choices("signals", tuple(SignalKind)))),
        phrases=_phrases(when, "phrases", lists),
        entry_kinds=frozenset(map(InteractionKind, when.choices("kinds", tuple(InteractionKind)))),
        lacks=frozenset(map(Lack, when.choices("lacks", tuple(Lack)))),
        criterion=when.choice("criterion", criteria) if when.has("criterion") else "",
        warmest=when.count("warmest", -2, 2) if when.has("warmest") else None,
        answer=Answer(table.choice("answer", tuple(Answer), Answer.TEXT.value)),
    )
    conditions = (prompt.signals, prompt.phrases, prompt.entry_kinds, prompt.lacks, prompt.criterion)
    if not any(conditions) and prompt.warmest is None:
        table.refuse("when", "names nothing; a prompt that always fits would be asked after every entry")
    when.close()
    table.close()
    return prompt


def _rule(table: Table, lists: Mapping[str, str]) -> SignalRule:
    rule = SignalRule(
        id=table.text("id", 60),
        kind=SignalKind(table.choice("kind", tuple(SignalKind))),
        language=table.choice("language", LANGUAGES),
        reason=table.text("reason", 200),
        phrases=_phrases(table, "phrases", lists),
        unless=_phrases(table, "unless", lists),
        beside=_phrases(table, "beside", lists),
        voice=Voice(table.choice("voice", tuple(Voice), Voice.ANY.value)),
    )
    if not rule.phrases:
        table.refuse("phrases", "names no phrase")
    table.close()
    return rule


def _phrases(table: Table, key: str, lists: Mapping[str, str]) -> tuple[Phrase, ...]:
    phrases = []
    for index, text in enumerate(table.texts(key)):
        try:
            phrases.append(parse(text, lists))
        except PhraseError as fault:
            table.refuse(f"{key}[{index}]", f"“{text[:60]}” {fault}")
    return tuple(phrases)


def _lists(root: Table) -> Mapping[str, str]:
    """Read `[phrase_lists]`: choices of words with a name, for use in phrases as `<name>`."""
    if not root.has("phrase_lists"):
        return {}
    table = root.table("phrase_lists")
    lists = table.mapping()
    if len(lists) > LISTS_LIMIT:
        root.refuse("phrase_lists", f"has more than {LISTS_LIMIT} lists")
    for name, words in lists.items():
        if not SLUG.fullmatch(name):
            table.refuse(name, "must be named with lower-case letters, digits and hyphens")
        try:
            parse(f"({words})")
        except PhraseError as fault:
            table.refuse(name, str(fault))
    return lists
