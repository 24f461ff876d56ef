"""Every part of the app that reads what others wrote, with good samples of it.

A reader gets bytes and may say no with an error of the app's own; anything else is a
fault. The samples are made by the app itself or are those of the importers' tests.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final
from unittest import mock

import click
from cryptography.hazmat.primitives.hashes import HashAlgorithm
from cryptography.hazmat.primitives.kdf import pbkdf2

from companion import settings
from companion.agent import documents
from companion.agent.model import Alarm, Pause, Schedule, State
from companion.cli.main import main
from companion.errors import CompanionError
from companion.journal import query
from companion.journal.importers import html_to_markdown
from companion.journal.importers.detect import open_source
from companion.paths import Paths
from companion.people import vcard
from companion.people.model import Person, Phone
from companion.planner.icalendar import reading
from companion.resources.hsds.problems import Problems
from companion.resources.hsds.reading import read_services
from companion.resources.hsds.tables import opened_members
from companion.resources.packs import minisign
from companion.resources.packs.content import setting_of
from companion.resources.packs.manifest import as_bytes, read_manifest
from companion.resources.packs.pack_file import opened_pack
from companion.resources.packs.records import as_line, read_lines
from companion.resources.packs.spreadsheet import read_spreadsheet
from companion.resources.packs.state import FILE, Publisher, Slot, Version, read_state, write_state
from companion.resources.packs.state import State as Packs
from companion.vault import header, recovery_code, restoring, shares, snapshot
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import FULL as PICTURES
from tests.journal.importers.samples import JRNL_KEY, SAMPLES, packed
from tests.planner.icalendar.conftest import FILES as CALENDARS
from tests.resources.examples import LINE, line
from tests.resources.hsds.test_reading import TABLES
from tests.resources.packs.test_spreadsheet import ENGLISH, SPANISH
from tests.support.builders import NOW, new_vault
from tests.support.packs import KEY, MANIFEST, TODAY, json_pack

_SETTING: Final = setting_of(MANIFEST)
_ANA: Final = Person("Ana", phones=(Phone("303 555 0100", "home"),))
_COMMAND_LINES: Final = (
    "journal list --json", "dates occurrences --date 1986-09-05 --from 2026-01-01 --to 2036-01-01",
    "find grief --country MX", "care suggest --minutes 10 --energy low --alone",
    "dates add --date 2026-08-28 --name x", "vault backup /nowhere", "guide list",
    "reminders pause --until 2026-12-01",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """One reader."""

    name: str
    samples: Callable[[Path], Sequence[bytes]]
    """Makes good samples, with a folder to work in."""
    read: Callable[[Path, bytes], object]
    """Reads bytes, with a folder to put them into."""
    is_no: tuple[type[Exception], ...] = (CompanionError,)
    """The errors by which it may say no."""


def tried(target: Target, folder: Path, content: bytes) -> bool:
    """Let a target read; True when it did, False when it said no as it may."""
    try:
        target.read(folder, content)
    except target.is_no:
        return False
    return True


def _put(folder: Path, content: bytes, name: str) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


# The vault


def _slot_files(folder: Path) -> list[bytes]:
    vault = new_vault(Paths.below(folder / "vault"))
    vault.close()
    return [(Paths.below(folder / "vault").vault / name).read_bytes() for name in header.NAMES]


def _manifests(folder: Path) -> list[bytes]:
    vault = new_vault(Paths.below(folder / "copied"))
    copy = vault.snapshot().folder
    vault.close()
    copy.rename(folder / "copy")
    return [(folder / "copy" / snapshot.MANIFEST).read_bytes()]


def _read_manifest(folder: Path, content: bytes) -> None:
    _put(folder / "copy", content, snapshot.MANIFEST)
    restoring._read(folder / "copy")


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


# What the agent and the settings keep


def _agent_files(folder: Path) -> list[bytes]:
    alarm = Alarm("a" * 16, datetime(2026, 3, 10, 9))  # noqa: DTZ001  # a wall time
    documents.save_schedule(folder, Schedule(on=True, alarms=(alarm,)))
    documents.save_state(folder, State(("b" * 16,), ("a" * 16,)))
    documents.save_pauses(folder, [Pause(NOW, date(2026, 4, 1))])
    documents.ask_to_open(folder, ["a" * 16])
    return [file(folder).read_bytes() for file in _AGENT_FILES]


_AGENT_FILES: Final = (
    documents.schedule_file, documents.state_file, documents.pauses_file, documents.opening_file,
)  # fmt: skip


def _read_agent(folder: Path, content: bytes) -> None:
    for file in _AGENT_FILES:
        file(folder).write_bytes(content)
    documents.load_schedule(folder)
    documents.load_state(folder)
    documents.load_pauses(folder)
    documents.asked_to_open(folder)


def _settings(folder: Path) -> list[bytes]:
    settings.save(folder / "settings", settings.Settings(country="MX", text_size=150))
    return [(folder / "settings").read_bytes()]


# Packs


def _packs(folder: Path) -> list[bytes]:
    return [json_pack(folder / "pack", [LINE, line("two")]).read_bytes()]


def _read_pack(folder: Path, content: bytes) -> None:
    with opened_pack(_put(folder, content, "a.companion-pack"), [KEY.public]) as pack:
        for member in pack.manifest.members:
            with pack.open(member.name) as stream:
                stream.read()


def _read_records(_folder: Path, content: bytes) -> None:
    list(read_lines(io.BytesIO(content), "records.jsonl", TODAY, Problems()))


def _read_spreadsheet(folder: Path, content: bytes) -> None:
    list(read_spreadsheet(_put(folder, content, "a.csv"), _SETTING, Problems()))


def _services(folder: Path) -> list[bytes]:
    members = {f"{name}.csv": text.encode() for name, text in TABLES.items()}
    return [packed(folder / "package.zip", members).read_bytes()]


def _read_services(folder: Path, content: bytes) -> None:
    path = _put(folder, content, "package.zip")
    with opened_members(path) as members:
        list(read_services(members, _SETTING, Problems(), folder=folder, source=path))


def _states(folder: Path) -> list[bytes]:
    version = Version("a-1.companion-pack", KEY.public, TODAY)
    publisher = Publisher(KEY.public, "River Center", TODAY)
    write_state(folder, Packs((publisher,), {"a": Slot(version)}, 7))
    return [(folder / FILE).read_bytes()]


def _read_state(folder: Path, content: bytes) -> None:
    _put(folder, content, FILE)
    read_state(folder)


# Journals of others


def _journals(name: str, folder: Path) -> list[bytes]:
    return [SAMPLES[name][1](folder / "sample").read_bytes()]


def _read_journal(name: str, folder: Path, content: bytes) -> None:
    path = _put(folder, content, _JOURNALS[name])
    with mock.patch.object(pbkdf2, "PBKDF2HMAC", _OncePerSalt):
        source = open_source(path, passphrase=JRNL_KEY)
        for _arrival in source.pages():
            pass


class _OncePerSalt:
    """PBKDF2HMAC that stretches a key once for each salt: 10 ms, the same in most cases."""

    def __init__(self, algorithm: HashAlgorithm, *how: Any) -> None:
        self._algorithm = algorithm
        self._how = how

    def derive(self, key_material: bytes) -> bytes:
        return _stretched(type(self._algorithm), self._how, key_material)


@lru_cache(maxsize=256)
def _stretched(algorithm: type[HashAlgorithm], how: tuple[Any, ...], key: bytes) -> bytes:
    return _PBKDF2HMAC(algorithm(), *how).derive(key)


_PBKDF2HMAC: Final = pbkdf2.PBKDF2HMAC


_JOURNALS: Final = {
    "day-one": "a.zip", "jrnl-json": "a.json", "jrnl-text": "a.txt", "jrnl-locked-2": "a.txt",
    "jrnl-locked-3": "a.txt", "rednotebook-zip": "a.zip", "mini-diary": "a.json",
    "mini-diarium": "a.json", "joplin-jex": "a.jex", "journey": "a.zip",
    "standard-notes": "a.zip", "diarium": "a.json",
}  # fmt: skip
"""Those that are one file, and what a file of them is called."""


# Pictures


def _read_picture(_folder: Path, content: bytes) -> None:
    """Take out what is hidden; nothing more is found in what comes out."""
    clean = cleaned(content)
    assert cleaned(clean) == clean


# The command line


def _read_command_line(_folder: Path, content: bytes) -> None:
    """Take arguments apart, as far as before anything is done."""
    context: click.Context | None = None
    # No system hands over an argument with a NUL in it: that is where it would end.
    arguments = [_text(each).replace("\0", "") for each in content.split()]
    command: click.Command = main
    for _depth in range(4):
        context = command.make_context("companion", list(arguments), parent=context)
        if not isinstance(command, click.Group) or not (
            left := context._protected_args + context.args
        ):
            return
        name, found, arguments = command.resolve_command(context, left)
        if found is None or name is None:
            return
        command = found


TARGETS: Final = (
    Target("slot-file", _slot_files, lambda _folder, content: header.parse(content)),
    Target("backup-manifest", _manifests, _read_manifest),
    Target(
        "recovery-code",
        lambda _folder: [recovery_code.to_text(bytes(range(20))).encode()],
        lambda _folder, content: recovery_code.from_text(_text(content)),
    ),
    Target(
        "share",
        lambda _folder: [shares.Share(7, 1, bytes(range(16))).text.encode()],
        lambda _folder, content: shares.read(_text(content)),
    ),
    Target(
        "settings", _settings, lambda folder, content: settings.load(_put(folder, content, "s"))
    ),
    Target("schedule", _agent_files, _read_agent),
    Target("pack", _packs, _read_pack),
    Target(
        "pack-manifest",
        lambda _folder: [as_bytes(MANIFEST)],
        lambda folder, content: read_manifest(content, folder),
    ),
    Target("pack-records", lambda _folder: [as_line(LINE) + as_line(line("two"))], _read_records),
    Target(
        "signature",
        lambda _folder: [minisign.sign(KEY, b"content", "comment").encode()],
        lambda _folder, content: minisign.signature(_text(content)),
    ),
    Target("packs-state", _states, _read_state),
    Target(
        "spreadsheet",
        lambda _folder: [ENGLISH.encode(), SPANISH.encode("cp1252")],
        _read_spreadsheet,
    ),
    Target("hsds", _services, _read_services),
    Target(
        "icalendar",
        lambda _folder: [each.read_bytes() for each in sorted(CALENDARS.glob("*.ics"))],
        lambda folder, content: reading.read(_put(folder, content, "a.ics"), now=NOW),
    ),
    Target(
        "vcard",
        lambda _folder: [
            vcard.written(
                [Person("Ana", phones=(Phone("303 555 0100", "home"),))], version
            ).encode()
            for version in vcard.VERSIONS
        ],
        lambda folder, content: vcard.read_content(content, folder),
    ),
    Target(
        "html",
        lambda _folder: [b"<h1>A</h1><p>b <em>c</em><ul><li>d</ul><a href='x'>e</a>"],
        lambda _folder, content: html_to_markdown.converted(_text(content)),
    ),
    Target(
        "search",
        lambda _folder: [b'sea -lamp "two herons" win*', "海 -灯".encode()],
        lambda _folder, content: query.match_expression(_text(content)),
    ),
    Target(
        "command-line",
        lambda _folder: [each.encode() for each in _COMMAND_LINES],
        _read_command_line,
        (CompanionError, click.ClickException, click.exceptions.Exit),
    ),
    Target("hidden-data", lambda _folder: [make() for make in PICTURES.values()], _read_picture),
    *(Target(name, partial(_journals, name), partial(_read_journal, name)) for name in _JOURNALS),
)
"""All of them; the journals that are folders are in tests/faults/test_t36_imports.py."""
