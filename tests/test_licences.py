"""Everything the app is made of may be used in a program under the MIT licence."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

PINNED = Path(__file__).parents[1] / "requirements" / "run.txt"
NAMES = re.findall(r"^([A-Za-z0-9_.-]+)(?:\[.*?\])?==", PINNED.read_text("utf-8"), re.MULTILINE)
FREE = re.compile(r"\b(MIT|MIT-0|BSD|Apache|PSF|Mozilla|MPL|Unlicense|LGPL)\b|\bBSD-[23]-Clause\b")
SAID_ELSEWHERE = {
    "pyrage": "MIT, in the LICENSE of its repository",
    "sqlcipher3": "zlib, in the LICENSE of its repository",
}
"""Packages whose metadata name no licence."""


@pytest.mark.parametrize("name", NAMES)
def test_its_licence_is_free_and_none_is_the_gpl_alone(name: str) -> None:
    told = metadata(name)
    fields = ("License-Expression", "License", "Classifier")
    found = [each for field in fields for each in told.get_all(field, [])]
    words = " ".join(each for each in found if not each.startswith(("Topic", "Programming")))
    assert FREE.search(words) or name in SAID_ELSEWHERE, words
    assert "GPL" not in words or "LGPL" in words
