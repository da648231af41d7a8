"""The house itself: its walls, its types, its manners, and no door to the network."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
NETWORK = {
    "socket",
    "ssl",
    "http",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "telnetlib",
    "xmlrpc",
    "requests",
    "httpx",
}
NETWORK |= {
    "aiohttp",
    "urllib3",
    "urllib.request",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "webbrowser",
}
LOCAL = {"desktop/system/instance.py": {"socket"}, "desktop/ui/single_instance.py": {"PySide6.QtNetwork"}}
"""Where the programs of one user speak with each other: through a file of this computer, never by address."""

NAMELESS = {"utils", "helpers", "manager", "misc", "common", "base"}


def run(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_walls_between_the_rooms_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_the_linter_is_content() -> None:
    run("ruff", "check", "--no-cache", "desktop", "tests")
    run("ruff", "format", "--check", "--no-cache", "desktop", "tests")


def test_every_type_is_right() -> None:
    run("mypy", "--no-error-summary")


def imported(source: Path) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_opens_a_connection(source: Path) -> None:
    allowed = LOCAL.get(source.relative_to(ROOT).as_posix(), set())
    opened = {name for name in imported(source) if name in NETWORK or name.split(".")[0] in NETWORK}
    assert opened <= allowed


def test_programs_of_one_user_speak_through_a_file() -> None:
    words = {name: (ROOT / name).read_text(encoding="utf-8") for name in LOCAL}
    used = set(
        re.findall(r"\bsocket\.(\w+)|socket\.socket\(socket\.(\w+)", words["desktop/system/instance.py"])
    )
    assert {name for pair in used for name in pair if name} <= {"socket", "AF_UNIX", "SOCK_STREAM"}
    named = {name for name in imported(ROOT / "desktop/ui/single_instance.py") if "QtNetwork." in name}
    assert named == {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(source: Path) -> None:
    assert source.stem not in NAMELESS
    assert ast.get_docstring(ast.parse(source.read_text(encoding="utf-8")))


def test_no_word_is_translated_before_it_is_filled_in() -> None:
    """A formatted string never matches its translation at run time."""
    wrong = [str(path) for path in SOURCES if re.search(r"\btr\(\s*f[\"']", path.read_text(encoding="utf-8"))]
    assert wrong == []


def test_every_expected_error_can_be_translated() -> None:
    """Templates of errors are marked where they are written, or come from a name that is."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError":
                plain = [word for word in node.args if isinstance(word, ast.Constant | ast.JoinedStr)]
                assert not plain, f"{path}:{node.lineno} is not marked for translation"


def test_no_registry_is_named() -> None:
    named = re.compile(r"https?://[^\s\"'<>]*(pypi|npmjs|pythonhosted|debian\.org)[^\s\"'<>]*", re.IGNORECASE)
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in filter(None, tracked):
        path = ROOT / name
        if (
            path.suffix in {".py", ".toml", ".md", ".spec", ".ini", ".cfg", ".txt", ".yml", ""}
            and path.is_file()
        ):
            assert not named.search(path.read_text(encoding="utf-8", errors="replace")), name
