from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings

from companion.journal.exporters.export import Form, export
from companion.journal.exporters.selection import Selection
from companion.journal.importers.detect import open_source
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW
from tests.support.texts import ANY_TEXT


def test_the_text_stands_in_the_file_as_it_was_written(full: Vault, tmp_path: Path) -> None:
    copy = export(full, tmp_path / "copy", Form.MARKDOWN, now=NOW).path
    names = sorted(one.relative_to(copy).as_posix() for one in copy.rglob("*.md"))
    assert sorted(name.lower() for name in names) == [
        "2025/2025-05-08 sea 2.md",
        "2025/2025-05-08 sea.md",
    ]
    text = next(
        content for name in names if "The sea" in (content := (copy / name).read_bytes().decode())
    )
    assert text.startswith("---\ntitle: Sea\ndate: ")
    assert "kind: memory\n" in text
    assert "content_note: <b>water</b>\n" in text
    assert "\n---\nThe sea, 2.\n\n" in text
    assert r"![harbour \[1\].PNG](../attachments/" in text
    links = [line.split("](../")[1].rstrip(")") for line in text.splitlines() if "](../" in line]
    assert len(links) == 2
    assert all((copy / link).is_file() for link in links)


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_page_comes_back_from_its_markdown(
    shared_vault: Vault, tmp_path_factory: pytest.TempPathFactory, text: str, title: str, tag: str
) -> None:
    page = Page(f"x{text}", f"t{title}", date(2025, 3, 4), time(5, 6, 7), "UTC", (f"g{tag}",))
    entry = Journal(shared_vault).write(page, now=NOW)
    folder = tmp_path_factory.mktemp("md") / "copy"
    chosen = Selection(entry_ids=(entry.id,))
    export(shared_vault, folder, Form.MARKDOWN, now=NOW, selection=chosen)
    (found,) = [one.page for one in open_source(folder).pages()]
    assert found.text == entry.page.text
    assert (found.local_date, found.local_time) == (page.local_date, page.local_time)
    assert found.title == entry.page.title
    assert set(entry.page.tags) <= set(found.tags)


def test_names_stay_apart_and_fit(journal: Journal, vault: Vault, tmp_path: Path) -> None:
    for title in ("a/b", "A:b", "a\\b", "../../up", "日" * 300, "x" * 900, " . ", "CON", "#[[x]]^"):
        journal.write(Page("text", title, date(2025, 1, 1)), now=NOW)
    copy = export(vault, tmp_path / "copy", Form.MARKDOWN, now=NOW).path
    names = [one.name for one in (copy / "2025").iterdir()]
    assert len({name.casefold() for name in names}) == 9
    assert all(len(name.encode()) < 200 and name.startswith("2025-01-01") for name in names)
    assert not any(set('/\\:*?"<>|#^[]') & set(name) for name in names)
    assert {one.name for one in copy.iterdir()} == {"2025"}
