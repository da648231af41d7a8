"""The firm's name, colour and logo stand on the page and in the PDF, and nothing is loaded for them."""

from __future__ import annotations

import pytest

from desktop.domain.playbook import Branding
from desktop.exchange.brief import html, pdf
from desktop.exchange.brief.brand import brand_style, soft
from desktop.exchange.playbook_branding import Logo
from desktop.exchange.playbook_labels import contrast_with_white
from tests.exchange.samples import RESOURCES, brief

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#123456"/></svg>'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000001049444154789c631032"
    "09032206080500100e0271837ec4da0000000049454e44ae426082"
)


def brand(data: bytes, media_type: str) -> Branding:
    return Branding("Nordlicht Beratung", "#123456", "logo", Logo(data, media_type).address)


@pytest.mark.parametrize(("data", "media_type"), [(SVG, "image/svg+xml"), (PNG, "image/png")])
def test_name_colour_and_logo_stand_on_the_page(data: bytes, media_type: str) -> None:
    page = html.render(brief(), RESOURCES, brand(data, media_type)).decode()
    assert f'<img src="data:{media_type};base64,' in page
    assert "<bdi>Nordlicht Beratung</bdi>" in page
    assert "--accent: #123456" in page
    assert "img-src data:;" in page


@pytest.mark.parametrize(("data", "media_type"), [(SVG, "image/svg+xml"), (PNG, "image/png")])
def test_the_pdf_carries_them_as_well(data: bytes, media_type: str) -> None:
    plain = pdf.pages(brief(), RESOURCES, 60)
    dressed = pdf.pages(brief(), RESOURCES, 60, brand(data, media_type))
    assert dressed[0] != plain[0]
    assert pdf.render(brief(), RESOURCES, brand(data, media_type)).startswith(b"%PDF")


def test_a_page_without_a_brand_loads_and_shows_no_picture() -> None:
    page = html.render(brief(), RESOURCES).decode()
    assert "<img" not in page
    assert "img-src" not in page
    assert brand_style("") == ""


def test_colours_are_mixed_and_measured() -> None:
    assert soft("#000000") == "#E0E0E0"
    assert contrast_with_white("#FFFFFF") == pytest.approx(1)
    assert contrast_with_white("#000000") == pytest.approx(21)
