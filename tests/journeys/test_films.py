"""The page of films and the pictures that `make journeys` takes belong together."""

from __future__ import annotations

import re

from tests.journeys.test_tales import FILMED_SIZE, FILMS, KEYS, TALES


def test_every_picture_is_on_the_page_and_every_story_has_its_film() -> None:
    page = (FILMS / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r'src="([^"]+)"', page))
    there = {file.relative_to(FILMS).as_posix() for file in FILMS.glob("*/*.webp")}
    assert named == there
    wanted = {f"{tale}-{language}-{FILMED_SIZE}" for tale in TALES for language in KEYS}
    assert {name.split("/")[0] for name in named} == wanted
