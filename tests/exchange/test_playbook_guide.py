"""The guide to the playbook explains every key that is read, and is as fresh as the program."""

from __future__ import annotations

from desktop.exchange.playbook_guide import unexplained
from desktop.exchange.playbook_keys import KEYS, SECTIONS, key_at
from tests.guide import GUIDE, asked, written


def test_every_key_that_is_read_is_explained() -> None:
    assert unexplained(asked()) == []
    assert {path.split(".")[0].removesuffix("[]") for path in asked() if "." in path} <= set(SECTIONS)


def test_nothing_is_explained_that_is_not_read() -> None:
    used = [key_at(path) for path in asked()]
    assert [pattern for pattern, key in KEYS.items() if not any(key is each for each in used)] == []


def test_the_guide_is_fresh() -> None:
    assert GUIDE.read_text("utf-8") == written(), "make it again: python -m tests.guide"


def test_every_key_has_its_row() -> None:
    rows = GUIDE.read_text("utf-8")
    for path in asked():
        if key_at(path) is not None:
            assert f"| `{path}` |" in rows
    assert "| `windows.protected_days` | 1 to 3650 | 90 |" in rows
