"""How each desktop keeps its shortcuts: the steps that make ours, and those that take it away."""

from __future__ import annotations

import re
import shlex
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.system.hotkey import DesktopError, Keys, Run, Step, do

NAME = "Engagement Journal: quick entry"
FILE = "engagement-journal-quick"


class Desktop(ABC):
    """A desktop on which a shortcut can be made without administrator rights; `read` asks it something."""

    name: str
    note = ""

    def __init__(self, read: Run) -> None:
        self._read = read

    @abstractmethod
    def to_make(self, keys: Keys, command: Sequence[str]) -> list[Step]:
        """Return the steps that make the shortcut, in the place of one that there is."""

    @abstractmethod
    def to_remove(self) -> list[Step]:
        """Return the steps that take it away again; nothing where there is none."""


class Gnome(Desktop):
    """GNOME and what is built on it: a custom shortcut in the settings."""

    name = "GNOME"
    _SCHEMA = "org.gnome.settings-daemon.plugins.media-keys"
    _PATH = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/engagement-journal/"
    _OURS = f"{_SCHEMA}.custom-keybinding:{_PATH}"

    def to_make(self, keys: Keys, command: Sequence[str]) -> list[Step]:
        values = {"name": NAME, "command": shlex.join(command), "binding": _accelerator(keys, "Control")}
        known = self._known()
        steps = [Step(("gsettings", "set", self._OURS, key, _quoted(value))) for key, value in values.items()]
        return steps if self._PATH in known else [*steps, self._list([*known, self._PATH])]

    def to_remove(self) -> list[Step]:
        known = self._known()
        if self._PATH not in known:
            return []
        reset = Step(("gsettings", "reset-recursively", self._OURS))
        return [self._list([path for path in known if path != self._PATH]), reset]

    def _known(self) -> list[str]:
        said = self._read(Step(("gsettings", "get", self._SCHEMA, "custom-keybindings")))
        return re.findall(r"'([^']*)'", said)

    def _list(self, paths: Sequence[str]) -> Step:
        value = f"[{', '.join(_quoted(path) for path in paths)}]" if paths else "@as []"
        return Step(("gsettings", "set", self._SCHEMA, "custom-keybindings", value))


class Xfce(Desktop):
    """XFCE: a command among the keyboard's shortcuts."""

    name = "XFCE"
    _ASK = ("xfconf-query", "--channel", "xfce4-keyboard-shortcuts")

    def to_make(self, keys: Keys, command: Sequence[str]) -> list[Step]:
        value = ("--create", "--type", "string", "--set", shlex.join(command))
        place = f"/commands/custom/{_accelerator(keys, 'Primary')}"
        return [*self.to_remove(), Step((*self._ASK, "--property", place, *value))]

    def to_remove(self) -> list[Step]:
        listed = self._read(Step((*self._ASK, "--list", "--verbose"))).splitlines()
        ours = [line.split()[0] for line in listed if line.startswith("/commands/custom/") and _is_ours(line)]
        return [Step((*self._ASK, "--property", place, "--reset")) for place in ours]


class Kde(Desktop):
    """KDE Plasma: a file that its shortcuts read at login."""

    name = "KDE Plasma"
    note = "Plasma reads it at the next login; after that the keys can be changed in its settings."

    def __init__(self, read: Run, data_home: Path) -> None:
        super().__init__(read)
        self._file = data_home / "kglobalaccel" / f"{FILE}.desktop"

    def to_make(self, keys: Keys, command: Sequence[str]) -> list[Step]:
        lines = ("[Desktop Entry]", "Type=Application", f"Name={NAME}", f"Exec={_exec(command)}")
        kept = (*lines, "NoDisplay=true", "StartupNotify=true", f"X-KDE-Shortcuts={_kde(keys)}")
        return [Step(file=self._file, content="\n".join(kept) + "\n")]

    def to_remove(self) -> list[Step]:
        return [Step(file=self._file)] if self._file.exists() else []


class Windows(Desktop):
    """Windows: a shortcut file in the Start menu, which can have keys."""

    name = "Windows"
    _SCRIPT = (
        "$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:EJ_LINK); "
        "$link.TargetPath = $env:EJ_TARGET; $link.Arguments = $env:EJ_ARGUMENTS; "
        "$link.Hotkey = $env:EJ_HOTKEY; $link.Save()"
    )

    def __init__(self, read: Run, app_data: Path) -> None:
        super().__init__(read)
        menu = app_data / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        self._link = menu / "Engagement Journal quick entry.lnk"

    def to_make(self, keys: Keys, command: Sequence[str]) -> list[Step]:
        if "Super" in keys.modifiers or len(keys.modifiers) < 2 or keys.key == "Space":
            raise DesktopError("Windows takes two of Ctrl, Alt and Shift with a letter, a digit or F1 to F12")
        values = {
            "EJ_LINK": str(self._link),
            "EJ_TARGET": command[0],
            "EJ_ARGUMENTS": subprocess.list2cmdline(command[1:]),
            "EJ_HOTKEY": str(keys).upper(),
        }
        shell = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", self._SCRIPT)
        return [Step(shell, values=values)]

    def to_remove(self) -> list[Step]:
        return [Step(file=self._link)] if self._link.exists() else []


def present_desktop(
    platform: str, environment: Mapping[str, str], home: Path, read: Run = do
) -> Desktop | None:
    """Return the desktop that is in use, None where a shortcut can be made by hand only."""
    if platform == "win32":
        return Windows(read, Path(environment.get("APPDATA") or home / "AppData" / "Roaming"))
    if platform != "linux":
        return None
    names = set(environment.get("XDG_CURRENT_DESKTOP", "").casefold().split(":"))
    if names & {"gnome", "unity", "budgie", "gnome-classic", "pop"}:
        return Gnome(read)
    if "kde" in names:
        return Kde(read, Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share"))
    return Xfce(read) if "xfce" in names else None


def _accelerator(keys: Keys, control: str) -> str:
    """Write keys as GTK reads them, such as `<Control><Alt>j`."""
    names = {"Ctrl": control}
    key = keys.key.casefold() if len(keys.key) == 1 or keys.key == "Space" else keys.key
    return "".join(f"<{names.get(name, name)}>" for name in keys.modifiers) + key


def _kde(keys: Keys) -> str:
    return str(keys).replace("Super", "Meta")


def _quoted(text: str) -> str:
    """Write a string as gsettings reads it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _exec(command: Sequence[str]) -> str:
    """Write a command as a desktop file has it: every word quoted, `%` doubled, the file's own escapes on top."""
    words = (re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%") for word in command)
    return " ".join(f'"{word}"' for word in words).replace("\\", "\\\\")


def _is_ours(line: str) -> bool:
    return "engagement-journal" in line and line.rstrip().endswith("quick")
