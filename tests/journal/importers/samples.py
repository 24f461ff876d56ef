"""A small journal in the shape of each format, made by hand."""

from __future__ import annotations

import base64
import functools
import io
import json
import plistlib
import re
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from companion.journal.attachments import Attachments
from companion.journal.exporters.export import Form, export
from companion.journal.importers.formats import OWN
from companion.journal.learned_words import LearnedWords
from companion.journal.model import Kind, Page
from companion.journal.service import Journal
from companion.journal.templates import Template, Templates
from companion.paths import Paths
from tests.journal.importers.conftest import day_one, day_one_entry, jrnl, jrnl_entry
from tests.support.builders import NOW, new_vault

JRNL_KEY: Final = "the river in spring"
PIXEL: Final = base64.b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")
NOTE: Final = "0123456789abcdef0123456789abcdef"
TAG: Final = "11111111111111111111111111111111"
FILE: Final = "22222222222222222222222222222222"
DAY: Final = date(2024, 1, 31)
UNSET: Final = 1.7976931348623157e308


def put(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def packed(file: Path, members: dict[str, bytes]) -> Path:
    """Write a zip."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def taped(file: Path, members: dict[str, bytes], form: int = tarfile.USTAR_FORMAT) -> Path:
    """Write a tar."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(file, "w", format=form) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file


def markdown(folder: Path) -> Path:
    notes = folder / "notes"
    put(notes, ".obsidian/daily-notes.json", '{"format": "DD-MM-YYYY", "folder": "Daily"}')
    put(notes, ".trash/2020-01-01.md", "Thrown away.")
    put(notes, "Daily/31-01-2024.md", "By the #river.\n\n![[walk.gif|300]]")
    put(notes, "Daily/2024-02-01.md", "---\ntags: [home]\nmood: low\n---\nAt home.")
    put(notes, "Pictures/walk.gif", PIXEL)
    return notes


def day_one_zip(folder: Path) -> Path:
    entry = day_one_entry(
        text="# A walk\n\n![](dayone-moment://AB)",
        photos=[{"identifier": "AB", "md5": "0f", "type": "gif"}],
    )
    members = {"Journal.json": json.dumps(day_one(entry)).encode(), "photos/0f.gif": PIXEL}
    return packed(folder / "day-one.zip", members)


def classic_entry(**changes: Any) -> bytes:
    entry = {
        "Creation Date": datetime(2013, 5, 17, 22, 30, 5),  # noqa: DTZ001  # plists have no zones
        "Entry Text": "By the river.",
        "Starred": True,
        "Tags": ["river"],
        "Time Zone": "Europe/Vienna",
        "UUID": "0123456789ABCDEF0123456789ABCDEF",
        "Creator": {"Device Agent": "a computer"},
        "Weather": {"Celsius": "12"},
        **changes,
    }
    return plistlib.dumps({key: value for key, value in entry.items() if value is not None})


def day_one_classic(folder: Path) -> Path:
    journal = folder / "Journal.dayone"
    put(journal, "entries/0123456789ABCDEF0123456789ABCDEF.doentry", classic_entry())
    put(journal, "photos/0123456789ABCDEF0123456789ABCDEF.jpg", PIXEL)
    return journal


def jrnl_json(folder: Path) -> Path:
    return put(folder, "jrnl.json", json.dumps(jrnl(jrnl_entry(), jrnl_entry(body="More."))))


JRNL_TEXT: Final = """[2024-01-31 21:05] A walk. *
By the @river.

It was cold.

[2024-02-01 09:15:30 PM] Home
"""


def jrnl_text(folder: Path) -> Path:
    return put(folder, "journal.txt", JRNL_TEXT)


def jrnl_folder(folder: Path) -> Path:
    journal = folder / "days"
    put(journal, "2024/01/31.txt", "[2024-01-31 21:05] A walk.\nBy the river.\n")
    put(journal, "2024/02/01.txt", "[2024-02-01 21:05] Home.\n")
    return journal


def fernet(key: str, salt: bytes) -> Fernet:
    stretched = PBKDF2HMAC(SHA256(), 32, salt, 100_000).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(stretched))


def jrnl_locked_2(folder: Path, text: bytes = JRNL_TEXT.encode()) -> Path:
    salt = bytes.fromhex("f2d5710ec18d2ededc8e36748904cef8")
    return put(folder, "locked-2.txt", fernet(JRNL_KEY, salt).encrypt(text))


def jrnl_locked_3(
    folder: Path, text: bytes = JRNL_TEXT.encode(), *, bare_header: bool = False
) -> Path:
    salt = bytes(range(16))
    header = json.dumps({"salt": base64.urlsafe_b64encode(salt).decode()}).encode()
    header = header if bare_header else base64.b64encode(header)
    token = fernet(JRNL_KEY, salt).encrypt(text)
    data = b"JRNLv3" + len(header).to_bytes(2, "big") + header + token
    return put(folder, "locked-3.txt", data)


RED_MONTH: Final = r"""1: {text: ''}
24:
  text: "A //slow// walk. #river\nSee [the way \"\"https://example.org/way\"\"]\
    \ and [\"\"file:///old/place/tree\"\".png?200]"
  Ideas:
    buy milk: null
  Cool stuff: null
25:
  Tags:
    home: null
  text: |
    = Home =
    + first
    + second
"""


def red_folder(folder: Path) -> Path:
    data = folder / "rednotebook"
    put(data, "2024-01.txt", RED_MONTH)
    put(data, "2024-02.txt", "")
    put(data, "2024-01.CONFLICT_BACKUP.txt", "3: {text: old}")
    put(data, "2024-01.old.txt", "3: {text: old}")
    return data


def red_zip(folder: Path) -> Path:
    return packed(folder / "red.zip", {"2024-01.txt": RED_MONTH.encode()})


def red_picture(folder: Path) -> Path:
    text = '24: {text: "By the river. [\\"\\"images/tree\\"\\".png?200]"}\n'
    put(folder / "red-picture", "images/tree.png", PIXEL)
    put(folder / "red-picture", "2024-01.txt", text)
    return folder / "red-picture"


def mini_diary(folder: Path) -> Path:
    value = {
        "metadata": {"application": "Mini Diary", "version": "3.3.0", "dateUpdated": "2020-02-01"},
        "entries": {
            "2020-01-31": {
                "dateUpdated": "2020-02-01T10:00:00Z",
                "title": "A walk",
                "text": "By the **river**.",
            },
            "2020-02-01": {"dateUpdated": "2020-02-01T10:00:00Z", "title": "", "text": "Home."},
        },
    }
    return put(folder, "mini-diary.json", json.dumps(value))


def diarium_entry(**changes: Any) -> dict[str, Any]:
    picture = base64.b64encode(PIXEL).decode()
    return {
        "id": 42,
        "date": "2024-01-15",
        "title": "A walk",
        "text": f'<p>By the <b>river</b>.</p><img src="data:image/gif;base64,{picture}">',
        "dateCreated": "2024-01-15T20:00:00Z",
        "dateUpdated": "2024-01-15T20:00:00Z",
        **changes,
    }


def mini_diarium(folder: Path) -> Path:
    metadata = {"application": "Mini Diarium", "version": "0.4", "exportedAt": "2024-02-01T00:00Z"}
    value = {"metadata": metadata, "entries": [diarium_entry(), diarium_entry(id=43, text="Two.")]}
    return put(folder, "mini-diarium.json", json.dumps(value))


def joplin_item(*parts: str, **values: str) -> bytes:
    properties = "\n".join(f"{key}: {value}" for key, value in values.items())
    return "\n\n".join([*parts, properties]).encode()


def joplin_items() -> dict[str, bytes]:
    note = joplin_item(
        "A walk",
        f"By the river.\n\n![tree](:/{FILE})",
        id=NOTE,
        parent_id="f" * 32,
        created_time="2024-01-31T20:05:09.123Z",
        user_created_time="2024-01-31T20:05:00.000Z",
        latitude="0.00000000",
        longitude="0.00000000",
        encryption_applied="0",
        markup_language="1",
        type_="1",
    )
    return {
        f"{NOTE}.md": note,
        f"{'f' * 32}.md": joplin_item("My notes", id="f" * 32, type_="2"),
        f"{TAG}.md": joplin_item("river", id=TAG, type_="5"),
        f"{'3' * 32}.md": joplin_item(id="3" * 32, note_id=NOTE, tag_id=TAG, type_="6"),
        f"{FILE}.md": joplin_item("tree.gif", id=FILE, file_extension="gif", type_="4"),
        f"resources/{FILE}.gif": PIXEL,
    }


def joplin_jex(folder: Path) -> Path:
    return taped(folder / "notes.jex", joplin_items())


def joplin_raw(folder: Path) -> Path:
    for name, data in joplin_items().items():
        put(folder / "raw", name, data)
    return folder / "raw"


def journey_entry(**changes: Any) -> dict[str, Any]:
    return {
        "id": "1625494049547-4BbDhzcByTFSg6MW",
        "date_journal": 1625524229547,
        "date_modified": 1625524300000,
        "timezone": "Europe/Vienna",
        "text": '<p dir="auto">By the <b>river</b>.</p>',
        "type": "html",
        "preview_text": "By the river.",
        "mood": 3,
        "lat": UNSET,
        "lon": UNSET,
        "address": "",
        "favourite": True,
        "photos": ["1625494049547-tree.gif"],
        "weather": {"id": -1, "degree_c": UNSET, "description": ""},
        "tags": ["river"],
        **changes,
    }


def journey_zip(folder: Path) -> Path:
    members = {
        "1625494049547-4BbDhzcByTFSg6MW.json": json.dumps(journey_entry()).encode(),
        "1625494049547-tree.gif": PIXEL,
    }
    return packed(folder / "journey.zip", members)


def super_text() -> str:
    words = {"type": "text", "text": "river", "format": 1}
    line = {"type": "paragraph", "children": [{"type": "text", "text": "By the "}, words]}
    return json.dumps({"root": {"type": "root", "children": [line]}})


def standard_items() -> list[dict[str, Any]]:
    note = {
        "uuid": "note-1",
        "content_type": "Note",
        "content": {"title": "A walk", "text": "By the river.", "starred": True, "references": []},
        "created_at": "2024-01-31T20:05:09.123Z",
        "updated_at": "2024-02-01T20:05:09.123Z",
    }
    rich = {"title": "Rich", "text": super_text(), "noteType": "super"}
    tag = {"title": "river", "references": [{"uuid": "note-1", "content_type": "Note"}]}
    return [
        note,
        {**note, "uuid": "note-2", "content": rich},
        {**note, "uuid": "tag-1", "content_type": "Tag", "content": tag},
    ]


def standard_notes(folder: Path) -> Path:
    backup = json.dumps({"version": "004", "items": standard_items()}).encode()
    name = "Standard Notes Backup and Import File.txt"
    return packed(folder / "standard-notes.zip", {name: backup, "Items/Note/a.txt": b"words"})


def diarium(folder: Path) -> Path:
    entries = [
        {
            "date": "2024-01-31 21:05:00",
            "heading": "A walk",
            "html": "<p>By the river.</p>",
            "tags": [{"name": "river"}, "cold"],
            "rating": 4,
            "location": {"latitude": 48.2, "longitude": 16.3, "name": "Vienna"},
        },
        {"date": "2024-02-01 21:05:00", "heading": "", "text": "Home.", "unknown": [1]},
    ]
    return put(folder, "diarium.json", json.dumps(entries))


def diarium_zip(folder: Path) -> Path:
    entries = json.loads(diarium(folder).read_text())
    members = {"diarium.json": json.dumps(entries).encode()}
    return packed(folder / "diarium.zip", {**members, "media/2024-01-31_210500000/tree.gif": PIXEL})


@functools.cache
def _own_files() -> dict[str, bytes]:
    """Return the files of a copy in our own format; always with the same ids."""
    with tempfile.TemporaryDirectory() as name:
        vault = new_vault(Paths.below(Path(name) / "base"))
        journal = Journal(vault)
        walk = journal.write(Page("By the sea.", "A walk", DAY, tags=("sea",)), now=NOW)
        journal.write(
            Page("By the river.", "A walk", DAY, tags=("river",)), now=NOW, entry_id=walk.id
        )
        Attachments(vault).attach(walk.id, "walk.gif", io.BytesIO(PIXEL), now=NOW)
        journal.write(Page("Home.", "", DAY.replace(day=30), kind=Kind.DREAM), now=NOW)
        Templates(vault).keep(Template("Evening"), now=NOW)
        LearnedWords(vault).learn("heron", "en")
        made = export(vault, Path(name) / "copy", Form.OWN, now=NOW).path
        vault.close()
        files = {
            file.relative_to(made).as_posix(): file.read_bytes()
            for file in sorted(made.rglob("*"))
            if file.is_file()
        }
    ids = dict.fromkeys(re.findall(rb'"id": ?"([0-9a-f]{16})"', b"".join(files.values())))
    for number, random_id in enumerate(ids):
        files = {
            name: data if name.endswith(".gif") else data.replace(random_id, b"%016x" % number)
            for name, data in files.items()
        }
    return files


def own_copy(folder: Path) -> Path:
    for name, data in _own_files().items():
        put(folder / "own-copy", name, data)
    return folder / "own-copy"


SAMPLES: Final[dict[str, tuple[str, Callable[[Path], Path]]]] = {
    "markdown": ("markdown", markdown),
    "day-one": ("day-one", day_one_zip),
    "day-one-classic": ("day-one-classic", day_one_classic),
    "jrnl-json": ("jrnl", jrnl_json),
    "jrnl-text": ("jrnl", jrnl_text),
    "jrnl-folder": ("jrnl", jrnl_folder),
    "jrnl-locked-2": ("jrnl", jrnl_locked_2),
    "jrnl-locked-3": ("jrnl", jrnl_locked_3),
    "rednotebook-folder": ("rednotebook", red_folder),
    "rednotebook-zip": ("rednotebook", red_zip),
    "rednotebook-picture": ("rednotebook", red_picture),
    "mini-diary": ("mini-diary", mini_diary),
    "mini-diarium": ("mini-diarium", mini_diarium),
    "joplin-jex": ("joplin", joplin_jex),
    "joplin-raw": ("joplin", joplin_raw),
    "journey": ("journey", journey_zip),
    "standard-notes": ("standard-notes", standard_notes),
    "diarium": ("diarium", diarium),
    "diarium-zip": ("diarium", diarium_zip),
}
"""By name: the format, and what writes it into a folder."""
EVERY: Final = {**SAMPLES, OWN: (OWN, own_copy)}
"""The same, and what this app makes itself; that one is known by `bring_in`."""
