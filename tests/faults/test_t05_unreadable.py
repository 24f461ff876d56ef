"""T5: nothing a person wrote can be read in any file without the key."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pyrage
import pytest

from companion import logs
from companion.care.keeping import WORDS
from companion.care.log import Log
from companion.care.model import Activity
from companion.care.service import Care
from companion.helping.model import Debrief
from companion.helping.service import Helping
from companion.journal.attachments import Attachments
from companion.journal.exporters.archive import archive
from companion.journal.importers.bring_in import bring_in
from companion.journal.model import Draft, Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.people.model import Person
from companion.people.plan import Item, Plan
from companion.people.service import People
from companion.planner.justice.model import Call
from companion.planner.justice.records import CALL
from companion.planner.justice.service import Justice
from companion.planner.model import HardDate
from companion.planner.model import Reminders as Reminding
from companion.planner.plans import Plans
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, base_of, new_vault
from tests.support.kills import killed_after
from tests.support.workers import hold

CANARIES = {
    name: "k" + "".join(chr(ord("a") + byte % 26) for byte in sha256(name.encode()).digest()[:20])
    for name in (
        *("text", "title", "tag", "draft", "revision", "binned", "search", "crash"),
        *("person", "reach", "support", "date", "word", "plan", "call", "activity", "answer"),
        *("check-in", "debrief", "attachment", "file-name", "came-in"),
    )
}


def _zipped(words: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archived:
        archived.writestr("a.txt", words)
    return made.getvalue()


def test_no_file_holds_a_word_in_any_spelling(paths: Paths, tmp_path: Path) -> None:
    """T5: after use, coming in, going out, a kill and a snapshot; packed or not."""
    logs.start(paths.log)
    vault = new_vault(paths)
    _use(vault, paths)
    _go_out_and_come_in(vault, tmp_path)
    vault.snapshot()
    assert _hits(base_of(paths)) == []
    vault.close()
    killed_after(hold, base_of(paths), CANARIES["crash"] * 20, count=1)
    assert (paths.vault / "journal.1.db-wal").stat().st_size > 0
    assert _hits(base_of(paths)) == []
    Vault.unlock(paths, PASSPHRASE).close()
    assert _hits(base_of(paths)) == []
    assert _hits(tmp_path / "locked") == []


def test_the_search_for_words_finds_them_where_they_are(tmp_path: Path) -> None:
    """The control: without it, T5 could be blind."""
    for number, spelling in enumerate(_spellings(CANARIES["text"])):
        (tmp_path / f"{number}").write_bytes(b"\0\1" + spelling + b"\2")
    assert len(_hits(tmp_path)) == 8  # spellings


@pytest.mark.parametrize("packed", [gzip.compress, zlib.compress, _zipped])
def test_the_search_looks_into_what_is_packed(
    tmp_path: Path, packed: Callable[[bytes], bytes]
) -> None:
    """The control: gzip, zlib and zip, wherever in a file they begin."""
    words = " and more ".join((CANARIES["text"], "the sea", CANARIES["text"])).encode()
    (tmp_path / "a").write_bytes(b"\0\1" + packed(words) + b"\2")
    assert any("text" in each for each in _hits(tmp_path))


def _go_out_and_come_in(vault: Vault, tmp_path: Path) -> None:
    """Take a locked copy out, and bring a journal in that lies outside in the clear."""
    (tmp_path / "locked").mkdir()
    with pytest.MonkeyPatch.context() as patch:  # half a gigabyte and a second for its key's file
        patch.setattr(pyrage.passphrase, "encrypt", lambda key, _passphrase: key)
        archive(vault, tmp_path / "locked" / "copy.age", PASSPHRASE, now=NOW, small=0)
    outside = tmp_path / "outside.json"
    entry = {"title": CANARIES["came-in"], "body": CANARIES["came-in"] * 50, "date": "2024-01-02"}
    outside.write_text(
        json.dumps({"entries": [entry | {"time": "10:00", "tags": [], "starred": False}]})
    )
    assert bring_in(Journal(vault), outside, now=NOW).added == 1


def _use(vault: Vault, paths: Paths) -> None:
    journal = Journal(vault)
    first = journal.write(Page(CANARIES["revision"]), now=NOW)
    text = CANARIES["text"] * 2_000  # many pages long
    journal.write(
        Page(text, title=CANARIES["title"], tags=(CANARIES["tag"],)), now=NOW, entry_id=first.id
    )
    journal.keep_draft(Draft("d", Page(CANARIES["draft"]), NOW))
    binned = journal.write(Page(CANARIES["binned"]), now=NOW)
    journal.move_to_bin(binned.id, now=NOW)
    journal.empty_old_bin(now=NOW + timedelta(days=31))
    assert journal.search(CANARIES["search"]) == []
    assert len(journal.search(CANARIES["text"])) == 1
    attached = io.BytesIO(CANARIES["attachment"].encode() * 100)
    Attachments(vault).attach(first.id, CANARIES["file-name"] + ".txt", attached, now=NOW)
    _use_the_rest(vault, paths)


def _use_the_rest(vault: Vault, paths: Paths) -> None:
    """Put a canary into every other part of the app that takes words."""
    ana = Person(CANARIES["person"], reach=CANARIES["reach"])
    saved = People(vault, paths).save(ana, now=NOW)
    People(vault, paths).save_plan(Plan(people=(Item(CANARIES["support"], person_id=saved.id),)))
    day = NOW.date() + timedelta(3)
    date = HardDate(
        CANARIES["date"], word=CANARIES["word"], rule=Once(day), reminders=Reminding(on=True)
    )
    kept = Planner(vault).save(date, now=NOW)
    Plans(vault).answer(kept.id, day, "bare_minimum.where", CANARIES["plan"], now=NOW)
    Justice(vault).save(CALL, Call(NOW, said=CANARIES["call"]), now=NOW)
    Care(vault).write_own(Activity("", CANARIES["activity"], "body", 5), now=NOW)
    assert Reminders(vault, paths).refresh(now=NOW).alarms
    Log(vault).check_in(WORDS, now=NOW, words=CANARIES["check-in"])
    Log(vault).keep_answer("worry-time", "x", CANARIES["answer"], now=NOW)
    Helping(vault).save_debrief(Debrief(NOW.date(), note=CANARIES["debrief"]), now=NOW)


def _spellings(word: str) -> list[bytes]:
    plain = word.encode()
    # Base64 shifts by up to two bytes: only the middle is the same wherever it stands.
    encoded = [base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)]
    return [
        plain,
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        plain.hex().encode(),
        plain.hex().upper().encode(),
        *encoded,
    ]


def _hits(folder: Path) -> list[str]:
    found = []
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        content = file.read_bytes()
        content += b"".join(_unpacked(content))
        found += [
            f"{file.name}: {name}"
            for name, word in CANARIES.items()
            for spelling in _spellings(word)
            if spelling in content
        ]
        assert b"SQLite format 3" not in content
    return found


_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|PK\x03\x04", re.DOTALL)
_LONGEST_UNPACKED = 1_000_000


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Give what can be unpacked from any place in a file at which something packed may begin."""
    for each in _PACKED.finditer(content):
        start, form = each.start(), 47  # gzip or zlib, whichever it is
        if each[0] == b"PK\x03\x04":
            name, extra = struct.unpack("<HH", content[start + 26 : start + 30].ljust(4, b"\0"))
            start, form = start + 30 + name + extra, -15
        with suppress(zlib.error):
            yield zlib.decompressobj(form).decompress(content[start:], _LONGEST_UNPACKED)


@pytest.fixture(autouse=True)
def _quiet_log() -> Iterator[None]:
    before = list(logs.logger.handlers)
    yield
    for handler in [one for one in logs.logger.handlers if one not in before]:
        logs.logger.removeHandler(handler)
        handler.close()
