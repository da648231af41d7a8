"""Measure briefs: 100 of them in every format, on one core."""

from __future__ import annotations

import time
from dataclasses import replace

from desktop.exchange import signature
from desktop.exchange.brief import formats_of, render, sealed
from tests.exchange.samples import RESOURCES, brief, playbook


def seconds_for(count: int) -> float:
    """Return the processor's seconds that `count` different briefs take in every format, signed."""
    key, book, ordinary = signature.make_key(), playbook(), brief()
    begin = time.process_time()
    for number in range(count):
        made = replace(ordinary, title=f"{ordinary.title} {number}")
        render(made, tuple(formats_of(book)), book, RESOURCES, sealed(made, key, RESOURCES))
    return time.process_time() - begin


if __name__ == "__main__":
    print(f"100 briefs in {len(formats_of(playbook()))} formats: {seconds_for(100):.1f} s of one core")  # noqa: T201
