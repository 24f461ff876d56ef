"""A real vault with cheap key stretching, and files as other journals export them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from companion.journal.importers.attached import Arrival
from companion.journal.importers.common import Source
from companion.journal.importers.detect import open_source
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.stretching import Cost
from companion.vault.vault import Vault

NOW = datetime(2026, 3, 10, 21, 5, tzinfo=UTC)
KEY = "four words that work"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    vault = new_vault(tmp_path / "own")
    yield Journal(vault)
    vault.close()


def new_vault(folder: Path) -> Vault:
    return Vault.create(Paths.below(folder), KEY, cost=Cost(8192, 1, 1))


def written(folder: Path, value: Any, name: str = "journal.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(value), "utf-8")
    return file


def jrnl_entry(**changes: Any) -> dict[str, Any]:
    entry = {
        "title": "A walk",
        "body": "By the river.",
        "date": "2024-01-31",
        "time": "21:05",
        "tags": ["@river"],
        "starred": False,
    }
    return {**entry, **changes}


def jrnl(*entries: Any) -> dict[str, Any]:
    return {"tags": {"@river": 1}, "entries": list(entries)}


def day_one_entry(**changes: Any) -> dict[str, Any]:
    entry = {
        "uuid": "0123456789ABCDEF0123456789ABCDEF",
        "creationDate": "2021-07-05T22:30:29Z",
        "timeZone": "Europe/Vienna",
        "text": "# A walk\n\nBy the river\\.",
        "tags": ["river"],
    }
    return {**entry, **changes}


def day_one(*entries: Any) -> dict[str, Any]:
    return {"metadata": {"version": "1.0"}, "entries": list(entries)}


def zipped(folder: Path, members: dict[str, Any], name: str = "export.zip") -> Path:
    file = folder / name
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            archive.writestr(member, data)
    return file


def read(path: Path) -> tuple[Source, list[Arrival]]:
    source = open_source(path)
    return source, list(source.pages())


def only_page(path: Path) -> Page:
    source, pages = read(path)
    assert source.skipped == []
    assert len(pages) == 1
    return pages[0].page


def everything_below(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if path.relative_to(folder).parts[0] != "own"
    }
