from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.journal.importers.attached import media_type_of
from companion.journal.importers.detect import open_source
from tests.journal.importers import samples


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "image/jpeg"),
        ("a.PDF", "application/pdf"),
        ("a.md.unheard-of", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_a_name_stands_for_a_media_type(name: str, kind: str) -> None:
    assert media_type_of(name) == kind


WITH_MEDIA = {
    "markdown": "walk.gif",
    "day-one": "0f.gif",
    "day-one-classic": "0123456789ABCDEF0123456789ABCDEF.jpg",
    "mini-diarium": "picture-1.gif",
    "joplin-jex": "tree.gif",
    "joplin-raw": "tree.gif",
    "rednotebook-picture": "tree.png",
    "diarium-zip": "tree.gif",
    "journey": "1625494049547-tree.gif",
}


@pytest.mark.parametrize("name", WITH_MEDIA)
def test_files_arrive_with_their_page_and_can_be_read_twice(tmp_path: Path, name: str) -> None:
    source = open_source(samples.SAMPLES[name][1](tmp_path))
    files = [one for page in source.pages() for one in page.attachments]
    assert [one.name for one in files] == [WITH_MEDIA[name]]
    assert files[0].media_type.startswith("image/")
    for _time in range(2):
        with files[0].open() as stream:
            assert stream.read(3) == samples.PIXEL[:3]
            assert stream.read() == samples.PIXEL[3:]


def test_words_are_never_among_the_facts_of_a_file(tmp_path: Path) -> None:
    source = open_source(samples.mini_diarium(tmp_path))
    shown = repr([page.attachments for page in source.pages()])
    assert json.dumps("river")[1:-1] not in shown
