from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from benchmarks import formats
from benchmarks.corpus import PHRASE, RARE, Corpus

# Of the 1,000 entries every figure published so far was measured with.
LINES_DIGEST = "b8215bb5fac4b2c36ec73e48c7af5dd49d8bf07ad8c1ed495cf55c641ec6a39d"


def test_the_corpus_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    formats.write_lines(Corpus(1000), file)
    assert sha256(file.read_bytes()).hexdigest() == LINES_DIGEST


def test_lines_read_back_as_they_were_written(tmp_path: Path) -> None:
    written = list(Corpus(50))
    formats.write_lines(written, tmp_path / "corpus.jsonl")
    assert list(formats.read_lines(tmp_path / "corpus.jsonl")) == written


def test_the_needles_are_in_as_many_entries_whatever_the_length() -> None:
    for count in (50, 300):
        bodies = [entry.body for entry in Corpus(count)]
        assert sum(RARE in body for body in bodies) == 3
        assert sum(PHRASE in body for body in bodies) == 10


def test_other_formats_hold_every_entry(tmp_path: Path) -> None:
    written = list(Corpus(20))
    formats.write_jrnl_json(written, tmp_path / "jrnl.json")
    formats.write_jrnl(written, tmp_path / "jrnl.txt")
    formats.write_markdown(written, tmp_path / "markdown")
    exported = json.loads((tmp_path / "jrnl.json").read_text(encoding="utf-8"))["entries"]
    own = (tmp_path / "jrnl.txt").read_text(encoding="utf-8")
    pages = [page.read_text(encoding="utf-8") for page in (tmp_path / "markdown").rglob("*.md")]
    assert [entry["title"] for entry in exported] == [f"{entry.title}." for entry in written]
    assert all(entry.body in own for entry in written)
    assert len(pages) == len(written)
    assert all(any(entry.body in page for page in pages) for entry in written)
