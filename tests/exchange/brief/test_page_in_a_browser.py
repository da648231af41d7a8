"""The page of a brief, with and without the form, and the page of its mail fit every window and both papers."""

from __future__ import annotations

import base64
import re
from collections.abc import Generator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from desktop.domain.briefs import Brief
from desktop.exchange import signature
from desktop.exchange.brief import render, sealed
from tests.exchange.browser import Browser, browser
from tests.exchange.programs import needed, run
from tests.exchange.samples import RESOURCES, brief, corrected, mischievous, overlong, playbook

SAMPLES = {
    "ordinary": brief(),
    "corrected": corrected(),
    "overlong": overlong(),
    "mischievous": mischievous(),
}
KINDS = ("html", "html-form", "mail")
PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Generator[Browser, None, None]:
    with browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


def page(folder: Path, sample: Brief, kind: str) -> Path:
    seal = sealed(sample, signature.make_key(), RESOURCES)
    (file,) = render(sample, (kind,), playbook(), RESOURCES, seal)
    data = file.data
    if kind == "mail":
        part = message_from_bytes(data, policy=default).get_body(("html",))
        assert part is not None
        data = str(part.get_content()).encode()
    path = folder / "page.html"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_has_to_be_moved_sideways_in_a_narrow_window(
    chromium: Browser, tmp_path: Path, name: str, kind: str
) -> None:
    chromium.open(page(tmp_path, SAMPLES[name], kind))
    for width in (320, 900):
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        chromium.call("Emulation.setDeviceMetricsOverride", **size)
        assert chromium.run(FITS), width
    assert chromium.complaints == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", ["html", "html-form"])
@pytest.mark.parametrize("name", ["ordinary", "overlong"])
def test_it_prints_whole(chromium: Browser, tmp_path: Path, name: str, kind: str, paper: str) -> None:
    sample = SAMPLES[name]
    chromium.open(page(tmp_path, sample, kind))
    wide, high = PAPERS[paper]
    printed = chromium.call("Page.printToPDF", paperWidth=wide, paperHeight=high, printBackground=True)
    path = tmp_path / "page.pdf"
    path.write_bytes(base64.b64decode(printed["data"]))
    count = len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))
    assert count == 1 if name == "ordinary" else count <= 4
    said = re.sub(r"[\s\u00ad-]+", "", run(needed("pdftotext"), "-raw", path, "-"))
    texts = [sample.title, sample.ask, *(fact.text for fact in sample.facts if fact.text)]
    for text in [
        *texts,
        *(quote.text for quote in sample.quotes),
        sample.terms.text,
        f"Brief: {sample.label}",
    ]:
        assert re.sub(r"[\s\u00ad-]+", "", text) in said, text
    edges = run(needed("pdftotext"), "-bbox", path, "-")
    assert max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', edges)) < wide * 72 - 20
