"""The rules for every importer (formats.md, Importers 0), tried with each of them alike."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from companion.cli.bring_in import _document
from companion.errors import Cancelled, ImportUnsafe
from companion.journal.attachments import Attachments
from companion.journal.importers import (
    day_one_classic,
    journey,
    jrnl_text,
    json_entries,
    left_out,
    markdown_folder,
    rednotebook,
)
from companion.journal.importers import joplin as joplin_importer
from companion.journal.importers.bring_in import Report, bring_in
from companion.journal.importers.detect import open_source
from companion.journal.importers.formats import AUTO, OWN
from companion.journal.importers.report import describe
from companion.journal.importers.report import left_out as told_of
from companion.journal.service import Journal
from tests.journal.importers import samples
from tests.journal.importers.conftest import (
    NOW,
    day_one,
    day_one_entry,
    everything_below,
    jrnl,
    jrnl_entry,
    new_vault,
    written,
)
from tests.journal.importers.harm import as_tar, as_zip, untaped, unzipped
from tests.journal.importers.samples import EVERY, JRNL_KEY, JRNL_TEXT, PIXEL, SAMPLES, packed, put

KEPT: Final = "kept words"
"""What stands in every entry that cannot be read."""
_KEPT: Final = KEPT.encode() + b" \xff\xff"
_ODD: Final = {"date": "soon", "heading": "a", "title": "a", "body": KEPT, "text": KEPT}


def brought(journal: Journal, path: Path, **options: Any) -> Report:
    return bring_in(journal, path, now=NOW, passphrase=JRNL_KEY, **options)


def made(name: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return EVERY[name][1](folder)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Return a journal into which nothing is ever brought: a look, or what is refused."""
    vault = new_vault(tmp_path_factory.mktemp("empty") / "own")
    yield Journal(vault)
    assert Journal(vault).newest() == []
    vault.close()


# What a look tells before anything is written

JANUARY: Final = (date(2024, 1, 24), date(2024, 1, 25))
TWO_DAYS: Final = (date(2024, 1, 31), date(2024, 2, 1))
FACTS: Final[dict[str, tuple[int, int, int, tuple[date, ...]]]] = {
    "markdown": (2, 1, 2, TWO_DAYS),
    "day-one": (1, 1, 1, (date(2021, 7, 6),)),
    "day-one-classic": (1, 1, 2, (date(2013, 5, 18),)),
    "jrnl-json": (2, 0, 1, TWO_DAYS[:1]),
    "jrnl-text": (2, 0, 2, TWO_DAYS),
    "jrnl-folder": (2, 0, 0, TWO_DAYS),
    "jrnl-locked-2": (2, 0, 2, TWO_DAYS),
    "jrnl-locked-3": (2, 0, 2, TWO_DAYS),
    "rednotebook-folder": (2, 0, 3, JANUARY),
    "rednotebook-zip": (2, 0, 3, JANUARY),
    "rednotebook-picture": (1, 1, 0, JANUARY[:1]),
    "mini-diary": (2, 0, 0, (date(2020, 1, 31), date(2020, 2, 1))),
    "mini-diarium": (2, 1, 0, (date(2024, 1, 15),)),
    "joplin-jex": (1, 1, 1, TWO_DAYS[:1]),
    "joplin-raw": (1, 1, 1, TWO_DAYS[:1]),
    "journey": (1, 1, 2, (date(2021, 7, 6),)),
    "standard-notes": (2, 0, 2, TWO_DAYS[:1]),
    "diarium": (2, 0, 2, TWO_DAYS),
    "diarium-zip": (2, 1, 2, TWO_DAYS),
    OWN: (2, 1, 1, (date(2024, 1, 30), date(2024, 1, 31))),
}
"""Of each sample: pages, files, tags, and the first and last day."""


@pytest.mark.parametrize("name", EVERY)
def test_a_look_tells_pages_files_tags_and_days(tmp_path: Path, empty: Journal, name: str) -> None:
    report = brought(empty, made(name, tmp_path), dry_run=True)
    pages, files, tags, days = FACTS[name]
    assert (report.added, report.attachments, report.tags) == (pages, files, tags)
    assert (report.first_date, report.last_date) == (days[0], days[-1])
    assert (report.skipped, report.unattached) == ((), 0)
    assert empty.newest() == []


# One bad entry


def _in_json(change: Callable[[Any], object]) -> Callable[[Path], Path]:
    def spoiled(path: Path) -> Path:
        value = json.loads(path.read_bytes())
        change(value)
        path.write_text(json.dumps(value))
        return path

    return spoiled


def _beside(name: str, data: bytes = _KEPT) -> Callable[[Path], Path]:
    """Return what adds a file to a folder or to a zip or a tar."""

    def spoiled(path: Path) -> Path:
        if path.is_dir():
            put(path, name, data)
        elif path.suffix == ".jex":
            path.write_bytes(as_tar({**untaped(path), name: data}))
        else:
            path.write_bytes(as_zip({**unzipped(path), name: data}))
        return path

    return spoiled


def _in_member(name: str, change: Callable[[Any], object]) -> Callable[[Path], Path]:
    def spoiled(path: Path) -> Path:
        members = unzipped(path)
        value = json.loads(members[name])
        change(value)
        path.write_bytes(as_zip({**members, name: json.dumps(value).encode()}))
        return path

    return spoiled


def _in_text(path: Path) -> Path:
    path.write_bytes(path.read_bytes() + b"\n" + _BAD_TEXT)
    return path


def _in_own(path: Path) -> Path:
    entries = path / "entries.jsonl"
    entries.write_bytes(entries.read_bytes() + b'{"id": "' + KEPT.encode() + b'"}\n')
    return path


def _in_items(value: Any) -> None:
    value["items"].append({"content": {"text": KEPT}})


_BAD_TEXT: Final = b"[2024-02-02 21:05] A page\n" + _KEPT + b"\n"
_BACKUP: Final = "Standard Notes Backup and Import File.txt"
SPOILED: Final[dict[str, Callable[[Path], Path]]] = {
    "markdown": _beside("2024-03-01.md"),
    "day-one": _in_member("Journal.json", lambda value: value["entries"].append(_ODD)),
    "day-one-classic": _beside("entries/BAD.doentry"),
    "jrnl-json": _in_json(lambda value: value["entries"].append(_ODD)),
    "jrnl-text": _in_text,
    "jrnl-folder": _beside("2024/02/02.txt"),
    "jrnl-locked-2": lambda path: samples.jrnl_locked_2(
        path.parent, JRNL_TEXT.encode() + b"\n" + _BAD_TEXT
    ),
    "jrnl-locked-3": lambda path: samples.jrnl_locked_3(
        path.parent, JRNL_TEXT.encode() + b"\n" + _BAD_TEXT
    ),
    "rednotebook-folder": _beside("2024-03.txt", b"2: {text: " + _KEPT + b"}\n"),
    "rednotebook-zip": _beside("2024-03.txt", b"2: {text: [" + KEPT.encode() + b"]}\n"),
    "rednotebook-picture": _beside("2024-03.txt", b"2: " + KEPT.encode()),
    "mini-diary": _in_json(lambda value: value["entries"].update({"2020-03-01": KEPT})),
    "mini-diarium": _in_json(lambda value: value["entries"].append(_ODD)),
    "joplin-jex": _beside("4" * 32 + ".md"),
    "joplin-raw": _beside(
        "4" * 32 + ".md", b"A note\n\n" + KEPT.encode() + b"\n\nid: " + b"4" * 32
    ),
    "journey": _beside("bad.json", b'{"text": "' + KEPT.encode() + b'", "a": ' + b"[" * 200),
    "standard-notes": _in_member(_BACKUP, _in_items),
    "diarium": _in_json(lambda value: value.append(_ODD)),
    "diarium-zip": _in_member("diarium.json", lambda value: value.append(_ODD)),
    OWN: _in_own,
}
"""What puts one bad entry beside the good ones of a sample."""


@pytest.mark.parametrize("name", EVERY)
def test_one_bad_entry_is_told_with_its_words_and_the_rest_comes(
    tmp_path: Path, journal: Journal, name: str
) -> None:
    path = SPOILED[name](made(name, tmp_path))
    rehearsed = brought(journal, path, dry_run=True)
    report = brought(journal, path)
    assert report == rehearsed
    assert (report.added, report.attachments) == FACTS[name][:2]
    (one,) = report.skipped
    assert KEPT in one.raw
    assert one.reason.endswith(".")
    assert f"  {one.where}: {one.reason}" in list(describe(report, dry_run=True))
    assert all(words in "".join(told_of(report)) for words in (one.where, one.reason, KEPT))
    as_json = _document(report, dry_run=False, with_words=True)["skipped"]
    assert as_json == [{"where": one.where, "reason": one.reason, "raw": one.raw}]
    again = brought(journal, path)
    assert (again.added, again.changed_beside, again.skipped) == (0, 0, report.skipped)


LARGE_FILES: Final = {
    "markdown": (markdown_folder, "MOST_FILE_BYTES", "2024-03-01.md"),
    "day-one-classic": (day_one_classic, "MOST_BYTES", "entries/BAD.doentry"),
    "jrnl-folder": (jrnl_text, "MOST_FILE_BYTES", "2024/02/02.txt"),
    "rednotebook-folder": (rednotebook, "MOST_BYTES", "2024-03.txt"),
    "rednotebook-zip": (rednotebook, "MOST_BYTES", "2024-03.txt"),
    "joplin-jex": (joplin_importer, "MOST_BYTES", "4" * 32 + ".md"),
    "joplin-raw": (joplin_importer, "MOST_BYTES", "4" * 32 + ".md"),
    "journey": (journey, "MOST_BYTES", "bad.json"),
}


@pytest.mark.parametrize("name", LARGE_FILES)
def test_one_file_that_is_too_large_is_told_and_the_rest_comes(
    tmp_path: Path, empty: Journal, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    module, limit, file = LARGE_FILES[name]
    path = _beside(file, (KEPT * 1_000).encode())(made(name, tmp_path))
    monkeypatch.setattr(module, limit, 5_000)
    report = brought(empty, path, dry_run=True)
    assert report.added == FACTS[name][0]
    (one,) = report.skipped
    assert one.reason in {"It is longer than this app can take.", "It is larger than 10 MB."}
    assert one.raw.startswith(KEPT)


FOLDERS: Final = (
    "markdown", "day-one-classic", "jrnl-folder", "rednotebook-folder", "rednotebook-picture",
    "joplin-raw",
)  # fmt: skip


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_no_file_in_a_folder_is_told(tmp_path: Path, empty: Journal, name: str) -> None:
    path = made(name, tmp_path)
    secret = put(tmp_path, "secret", KEPT)
    (path / "elsewhere.md").symlink_to(secret)
    report = brought(empty, path, dry_run=True)
    assert report.added == FACTS[name][0]
    assert [(one.where, one.reason, one.raw) for one in report.skipped] == [
        ("elsewhere.md", "It is a link to another place. Links stay out.", "")
    ]


# Files of pages

EXTRA: Final = {
    "markdown": "Pictures/other.gif",
    "day-one": "photos/ff.gif",
    "day-one-classic": "photos/OTHER.jpg",
    "jrnl-folder": "other.gif",
    "rednotebook-picture": "images/other.png",
    "rednotebook-zip": "images/other.png",
    "joplin-jex": f"resources/{'5' * 32}.gif",
    "joplin-raw": f"resources/{'5' * 32}.gif",
    "journey": "other.gif",
    "diarium-zip": "media/2020-01-01/other.gif",
}


@pytest.mark.parametrize("name", EXTRA)
def test_a_file_that_belongs_to_no_page_is_told(tmp_path: Path, empty: Journal, name: str) -> None:
    path = _beside(EXTRA[name], PIXEL)(made(name, tmp_path))
    report = brought(empty, path, dry_run=True)
    assert (report.attachments, report.unattached) == (FACTS[name][1], 1)
    assert "1 file there belongs to no page. It stays where it is." in list(
        describe(report, dry_run=True)
    )


NAMES: Final = (
    "../../escaped.gif", "/etc/passwd", "..\\a.gif", "nul.gif", "a\u202egif.exe", "x" * 600,
)  # fmt: skip


def _with_media_named(kind: str, folder: Path) -> Path:
    """Return a journal that has a page for each of the names."""
    picture = base64.b64encode(PIXEL).decode()
    match kind:
        case "day-one":
            photos = [{"identifier": name, "md5": name, "type": name} for name in NAMES]
            entries = [day_one_entry(uuid=one["md5"], photos=[one]) for one in photos]
            return written(folder, day_one(*entries))
        case "journey":
            listed = [samples.journey_entry(id=name, photos=[name]) for name in NAMES]
            members = {f"{at}.json": json.dumps(one).encode() for at, one in enumerate(listed)}
            return packed(folder / "a.zip", members)
        case "markdown":
            for number, name in enumerate(NAMES, 1):
                put(folder / "notes", f"2024-01-0{number}.md", f"Words ![[{name}]] ![]({name})")
            return folder / "notes"
        case "rednotebook":
            days = (f'{at}:\n  text: |\n    [""{one}"".gif]\n' for at, one in enumerate(NAMES, 1))
            put(folder / "red", "2024-01.txt", "".join(days))
            return folder / "red"
        case "joplin":
            members = {}
            for at, name in enumerate(NAMES):
                note, file = f"{at:032x}", f"{at + 100:032x}"
                values = {"created_time": "2024-01-31T20:05:09Z", "type_": "1"}
                text = samples.joplin_item("", f"![](:/{file})", id=note, **values)
                members[f"{note}.md"] = text
                members[f"{file}.md"] = samples.joplin_item(name, id=file, type_="4")
                members[f"resources/{file}.gif"] = PIXEL
            return samples.taped(folder / "a.jex", members)
    html = '<img src="{0}"> <img alt="{0}" src="data:image/gif;base64,{1}">'
    entries = [samples.diarium_entry(text=html.format(name, picture)) for name in NAMES]
    return written(folder, {"metadata": {"application": "Mini Diarium"}, "entries": entries})


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("day-one", 0),
        ("journey", 0),
        ("markdown", 0),
        ("rednotebook", 0),
        ("joplin", len(NAMES)),
        ("mini-diarium", len(NAMES)),
    ],
)
def test_a_name_of_a_picture_is_never_a_path(
    tmp_path: Path, journal: Journal, kind: str, files: int
) -> None:
    path = _with_media_named(kind, tmp_path)
    before = everything_below(tmp_path)
    report = brought(journal, path)
    assert (report.added, report.attachments) == (len(NAMES), files)
    kept = Attachments(journal.vault)
    for page in journal.newest():
        for file in kept.of_page(page.id):
            assert not set(file.name) & set("/\\\0\u202e")
            assert kept.whole(file.id, 1_000) == PIXEL
    assert everything_below(tmp_path) == before
    assert brought(journal, path).added == 0


# Ids


def _twice(kind: str, folder: Path) -> Path:  # noqa: PLR0911  # a journal for each
    """Return a journal that has two entries with one id and different words."""
    match kind:
        case "day-one":
            return written(folder, day_one(day_one_entry(text="One."), day_one_entry(text="Two.")))
        case "day-one-classic":
            for number, text in enumerate(("One.", "Two.")):
                entry = samples.classic_entry(**{"Entry Text": text})
                put(folder / "J.dayone", f"entries/{number}.doentry", entry)
            return folder / "J.dayone"
        case "jrnl":
            entries = (jrnl_entry(uuid="1", body=text) for text in ("One.", "Two."))
            return written(folder, jrnl(*entries))
        case "rednotebook":
            put(folder / "red", "2024-01.txt", "24:\n  text: One.\n24:\n  text: Two.\n")
            return folder / "red"
        case "joplin":
            good = {"id": samples.NOTE, "created_time": "2024-01-31T20:05:09Z", "type_": "1"}
            items = (samples.joplin_item("", text, **good) for text in ("One.", "Two."))
            return samples.taped(
                folder / "a.jex", {f"{at:032x}.md": item for at, item in enumerate(items)}
            )
        case "journey":
            pages = (samples.journey_entry(text=text, photos=[]) for text in ("One.", "Two."))
            return packed(
                folder / "a.zip",
                {f"{at}.json": json.dumps(one).encode() for at, one in enumerate(pages)},
            )
    note = samples.standard_items()[0]
    both = [{**note, "content": {"title": "", "text": text}} for text in ("One.", "Two.")]
    return written(folder, {"version": "004", "items": both})


@pytest.mark.parametrize(
    "kind",
    ["day-one", "day-one-classic", "jrnl", "rednotebook", "joplin", "journey", "standard-notes"],
)
def test_one_id_for_two_entries_loses_neither(tmp_path: Path, journal: Journal, kind: str) -> None:
    path = _twice(kind, tmp_path)
    report = brought(journal, path)
    assert (report.added, report.changed_beside) == (1, 1)
    texts = {journal.read(one.id).page.text for one in journal.newest()}
    assert texts == {"One.", "Two."}
    again = brought(journal, path)
    assert (again.added, again.changed_beside, again.already_here) == (0, 0, 2)


# Cancel, and limits that hold for a source of nothing but faults


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in SAMPLES
        if name.startswith(("day", "red", "joplin", "journey", "standard", "jrnl-folder"))
    ],
)
def test_cancel_is_asked_for_before_each_file_is_read(tmp_path: Path, name: str) -> None:
    """To find out what a journal is, all of it may have to be read."""
    with pytest.raises(Cancelled):
        list(open_source(made(name, tmp_path), AUTO, JRNL_KEY, lambda: True).pages())


@pytest.mark.parametrize("name", ["long", "short"])
def test_a_source_of_nothing_but_faults_can_be_cancelled(
    tmp_path: Path, empty: Journal, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(json_entries, "LONG", 0 if name == "long" else 10**9)
    path = written(tmp_path, jrnl(*[3] * 600, jrnl_entry()))
    asked: Iterator[int] = iter(range(100))
    with pytest.raises(Cancelled):
        brought(empty, path, is_cancelled=lambda: next(asked) > 10)
    assert empty.newest() == []


@pytest.mark.parametrize("name", EVERY)
def test_more_faults_than_any_journal_has_are_refused(
    tmp_path: Path, empty: Journal, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = SPOILED[name](made(name, tmp_path))
    monkeypatch.setattr(left_out, "MOST_LEFT_OUT", 0)
    with pytest.raises(ImportUnsafe):
        brought(empty, path)
    assert empty.newest() == []
