"""A real headless Chromium that a test drives over its debugging port, and that tells what it asked for."""

from __future__ import annotations

import base64
import json
import subprocess
import time
import urllib.request
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import websocket

from tests.exchange.programs import needed


class Browser:
    """One page; `requests` are the addresses that it asked for since it was opened."""

    def __init__(self, address: str, downloads: Path) -> None:
        self._socket = websocket.create_connection(address, timeout=20, suppress_origin=True)
        self._number = 0
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.downloads = downloads
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))

    def call(self, method: str, **words: Any) -> dict[str, Any]:
        """Call a method of the debugging protocol and return its result."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": words}))
        while True:
            said = json.loads(self._socket.recv())
            self._hear(said)
            if said.get("id") == self._number:
                assert "error" not in said, said
                return dict(said["result"])

    def _hear(self, said: dict[str, Any]) -> None:
        words = said.get("params", {})
        if said.get("method") == "Network.requestWillBeSent":
            self.requests.append(words["request"]["url"])
        if said.get("method") == "Log.entryAdded":
            self.complaints.append(words["entry"]["text"])
        if said.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(words["exceptionDetails"]["text"])

    def open(self, path: Path) -> None:
        """Open a file, and wait until it is there."""
        self.requests, self.complaints = [], []
        self.call("Page.navigate", url=path.as_uri())
        self.until("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, script: str) -> Any:
        """Evaluate a script and return its value; what it promises is awaited."""
        said = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def until(self, script: str) -> Any:
        """Wait until a script's value is true, and return it."""
        end = time.monotonic() + 15
        while time.monotonic() < end:
            value = self.run(script)
            if value:
                return value
        raise AssertionError(f"never: {script}")

    def picture(self, path: Path, width: int, *, dark: bool = False) -> None:
        """Save what the whole page looks like at a width."""
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=features)
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
        )
        said = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(said["data"]))

    def close(self) -> None:
        """Leave the page."""
        self._socket.close()


@contextmanager
def browser(folder: Path) -> Generator[Browser, None, None]:
    """Start a Chromium with a home of its own in `folder`; it may not reach any other machine."""
    program = needed("chromium", "chromium-browser", "google-chrome")
    home = folder / "home"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-port=0",
        f"--user-data-dir={home}",
    ]
    options += [
        "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking",
        "--hide-scrollbars",
    ]
    process = subprocess.Popen(
        [program, *options, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with closing(Browser(_address(home / "DevToolsActivePort"), folder)) as page:
            yield page
    finally:
        process.terminate()
        process.wait(20)


def _address(file: Path) -> str:
    """Return where the page listens, once the browser has said so."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            port = file.read_text().split()[0]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as said:
                pages = [found for found in json.load(said) if found["type"] == "page"]
            return str(pages[0]["webSocketDebuggerUrl"])
        except (OSError, IndexError):
            continue
    raise AssertionError("the browser did not start")
