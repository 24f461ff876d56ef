from __future__ import annotations

import errno
import hashlib
import io
import os
import tracemalloc
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import (
    AttachmentDamaged,
    AttachmentNotFound,
    AttachmentTooLarge,
    AttachmentUnreadable,
    Cancelled,
    DiskFull,
    EntryNotFound,
    HiddenDataStays,
)
from companion.journal import attachments as module
from companion.journal.attachments import (
    LONGEST_NAME,
    PIECE_BYTES,
    UNKNOWN_TYPE,
    Attachments,
    media_type,
    tidy_name,
)
from companion.journal.model import BIN_DAYS
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import FULL
from tests.support.builders import NOW, base_of, page
from tests.support.texts import WILD_TEXT


@pytest.fixture
def files(vault: Vault) -> Attachments:
    return Attachments(vault)


@pytest.fixture
def entry_id(journal: Journal) -> str:
    return journal.write(page("the sea"), now=NOW).id


def _read(files: Attachments, attachment_id: str) -> bytes:
    out = io.BytesIO()
    files.copy_out(attachment_id, out.write)
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, 3 * PIECE_BYTES + 5])
def test_bytes_come_out_as_they_went_in(files: Attachments, entry_id: str, size: int) -> None:
    content = os.urandom(size)
    kept = files.attach(entry_id, "a photo.PNG", io.BytesIO(content), now=NOW)
    assert (kept.name, kept.media_type, kept.size) == ("a photo.PNG", "image/png", size)
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert _read(files, kept.id) == content
    assert files.of_page(entry_id) == [kept]


def test_files_that_came_at_once_stay_in_their_order(
    files: Attachments, entry_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "new_id", iter(("c" * 16, "a" * 16, "b" * 16)).__next__)
    for name in ("first.png", "second.png", "third.png"):
        files.attach(entry_id, name, io.BytesIO(b"."), now=NOW)
    assert [one.name for one in files.of_page(entry_id)] == ["first.png", "second.png", "third.png"]


def test_a_file_is_copied_and_stays_where_it_is(
    files: Attachments, entry_id: str, tmp_path: Path
) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"%PDF" * 1000)
    seen: list[tuple[int, int]] = []
    kept = files.attach_file(
        entry_id, file, now=NOW, progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(4000, 4000)]
    assert file.read_bytes() == b"%PDF" * 1000
    copy = tmp_path / "copy.pdf"
    files.save_outside(kept.id, copy)
    assert copy.read_bytes() == file.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_is_not_attached(files: Attachments, entry_id: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, tmp_path / "missing", pipe, Path("nul\0")):
        with pytest.raises(AttachmentUnreadable):
            files.attach_file(entry_id, path, now=NOW)
    with pytest.raises(EntryNotFound):
        files.attach("0" * 16, "a", io.BytesIO(b"a"), now=NOW)
    assert files.of_page(entry_id) == []


def test_a_file_that_is_too_large_leaves_nothing(
    files: Attachments, entry_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 3 * PIECE_BYTES)
    file = tmp_path / "large"
    file.write_bytes(bytes(3 * PIECE_BYTES + 1))
    with pytest.raises(AttachmentTooLarge):
        files.attach_file(entry_id, file, now=NOW)
    with pytest.raises(AttachmentTooLarge):  # a source that says nothing about its size
        files.attach(entry_id, "large", io.BytesIO(file.read_bytes()), now=NOW)
    assert files.of_page(entry_id) == []


def test_cancelling_leaves_nothing(files: Attachments, entry_id: str, journal: Journal) -> None:
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        files.attach(
            entry_id,
            "secretname.txt",
            io.BytesIO(bytes(4 * PIECE_BYTES)),
            now=NOW,
            is_cancelled=lambda: next(answers),
        )
    assert files.of_page(entry_id) == []
    assert journal.search("secretname") == []
    assert len(journal.search("sea")) == 1


def test_a_large_file_is_never_whole_in_memory(files: Attachments, entry_id: str) -> None:
    class Endless(io.RawIOBase):
        left = 24 * 1024 * 1024

        def read(self, size: int = -1) -> bytes:
            taken = min(size, self.left)
            self.left -= taken
            return bytes(taken)

    tracemalloc.start()
    kept = files.attach(entry_id, "big.bin", Endless(), now=NOW)  # type: ignore[arg-type]
    files.copy_out(kept.id, lambda _piece: None)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kept.size == 24 * 1024 * 1024
    assert peak < 6 * 1024 * 1024


def test_names_are_found_until_the_file_is_in_the_bin(
    files: Attachments, entry_id: str, journal: Journal, vault: Vault
) -> None:
    kept = files.attach(entry_id, "harbour lamp.jpg", io.BytesIO(b"x"), now=NOW)
    assert [hit.summary.id for hit in journal.search("harb")] == [entry_id]
    journal.write(replace(journal.read(entry_id).page, text="changed"), now=NOW, entry_id=entry_id)
    assert [hit.summary.id for hit in journal.search("lamp changed")] == [entry_id]
    files.move_to_bin(kept.id, now=NOW)
    assert journal.search("harbour") == []
    assert (files.of_page(entry_id), len(files.of_page(entry_id, in_bin=True))) == ([], 1)
    files.restore(kept.id)
    assert len(journal.search("harbour")) == 1
    journal.move_to_bin(entry_id, now=NOW)
    assert journal.search("harbour") == []
    journal.restore(entry_id)
    assert len(journal.search("harbour")) == 1
    assert vault.check().sound


def test_what_is_in_the_bin_goes_with_it(
    files: Attachments, entry_id: str, journal: Journal, vault: Vault
) -> None:
    binned = files.attach(entry_id, "old.txt", io.BytesIO(b"old"), now=NOW)
    kept = files.attach(entry_id, "new.txt", io.BytesIO(b"new"), now=NOW)
    files.move_to_bin(binned.id, now=NOW)
    assert journal.empty_old_bin(now=NOW + timedelta(days=BIN_DAYS)) == 0
    assert _read(files, binned.id) == b"old"
    assert journal.empty_old_bin(now=NOW + timedelta(days=BIN_DAYS + 1)) == 0  # pages, none
    with pytest.raises(AttachmentNotFound):
        _read(files, binned.id)
    assert _read(files, kept.id) == b"new"
    journal.move_to_bin(entry_id, now=NOW)
    assert journal.empty_bin() == 1
    with vault.reading() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM attachment_piece").scalar_one()
    assert left == 0


def test_damage_is_told(files: Attachments, entry_id: str, vault: Vault, tmp_path: Path) -> None:
    kept = files.attach(entry_id, "a.txt", io.BytesIO(b"whole"), now=NOW)
    with vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE attachment_piece SET content = x'00'")
    with pytest.raises(AttachmentDamaged):
        files.save_outside(kept.id, tmp_path / "a.txt")
    assert list(tmp_path.glob("*.txt")) == []


def test_a_full_disk_is_told_and_leaves_nothing(
    files: Attachments, entry_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    kept = files.attach(entry_id, "a.txt", io.BytesIO(b"whole"), now=NOW)
    monkeypatch.setattr(Attachments, "copy_out", full)
    with pytest.raises(DiskFull):
        files.save_outside(kept.id, tmp_path / "a.txt")
    assert list(tmp_path.glob("*a.txt*")) == []


def test_an_id_may_be_shortened(files: Attachments, entry_id: str) -> None:
    kept = files.attach(entry_id, "a.txt", io.BytesIO(b"a"), now=NOW)
    assert files.full_id(entry_id, kept.id[:3]) == kept.id
    for unclear in ("", "zz"):
        with pytest.raises(AttachmentNotFound):
            files.full_id(entry_id, unclear)


def test_only_small_files_are_read_whole(files: Attachments, entry_id: str) -> None:
    kept = files.attach(entry_id, "a.txt", io.BytesIO(b"abc"), now=NOW)
    assert files.whole(kept.id, 3) == b"abc"
    with pytest.raises(AttachmentTooLarge):
        files.whole(kept.id, 2)


@settings(max_examples=150, deadline=None)
@given(WILD_TEXT, st.booleans())
def test_every_name_becomes_one_that_can_be_kept(name: str, long: bool) -> None:  # noqa: FBT001
    tidy = tidy_name(name * (400 if long else 1) + ".txt")
    assert 0 < len(tidy) <= LONGEST_NAME
    assert not {"/", "\\", "\0", "\n"} & set(tidy)
    assert tidy_name(tidy) == tidy
    tidy.encode()


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\a.png", "a.png"),
        ("  ", "file"),
        ("photo\u202egnp.exe", "photognp.exe"),
    ],
)
def test_folders_and_hidden_marks_are_taken_off(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy


def test_the_kind_follows_the_name() -> None:
    assert media_type("a.mp3") == "audio/mpeg"
    assert media_type("noending") == UNKNOWN_TYPE


def test_nothing_of_an_attachment_can_be_read_outside(
    files: Attachments, entry_id: str, vault: Vault, paths: Paths
) -> None:
    """T5: neither the bytes nor the name, in whatever file, while open and once locked."""
    canary = b"canary-in-an-attachment " * 20_000
    kept = files.attach(entry_id, "canary-name.txt", io.BytesIO(canary), now=NOW)
    files.copy_out(kept.id, lambda _piece: None)
    for _ in ("open", "locked"):
        there = [one for one in base_of(paths).rglob("*") if one.is_file()]
        assert there
        assert not any(b"canary" in one.read_bytes() for one in there)
        vault.close()


def test_a_picture_is_copied_as_it_came_unless_one_asks(
    files: Attachments, entry_id: str, tmp_path: Path
) -> None:
    photo = FULL["jpeg"]()
    kept = files.attach(entry_id, "photo.jpg", io.BytesIO(photo), now=NOW)
    assert _read(files, kept.id) == photo
    files.save_outside(kept.id, tmp_path / "clean.jpg", without_hidden_data=True)
    assert (tmp_path / "clean.jpg").read_bytes() == cleaned(photo)
    assert _read(files, kept.id) == photo


def test_what_hidden_data_cannot_be_taken_out_of_is_not_copied(
    files: Attachments, entry_id: str, tmp_path: Path
) -> None:
    for name, content in (("a.heic", b"\0\0\0\x18ftypheic"), ("a.jpg", b"\xff\xd8\xff\xd9")):
        kept = files.attach(entry_id, name, io.BytesIO(content), now=NOW)
        with pytest.raises(HiddenDataStays):
            files.save_outside(kept.id, tmp_path / name, without_hidden_data=True)
        assert list(tmp_path.glob("*a.*")) == []
        files.save_outside(kept.id, tmp_path / name)
        assert (tmp_path / name).read_bytes() == content
        (tmp_path / name).unlink()


def test_a_picture_is_stopped_and_its_damage_told_without_hidden_data_too(
    files: Attachments, entry_id: str, vault: Vault
) -> None:
    kept = files.attach(entry_id, "a.png", io.BytesIO(FULL["png"]()), now=NOW)

    def copy(*, stop: bool) -> None:
        write, stopped = (lambda _piece: None), (lambda: stop)
        files.copy_out(kept.id, write, without_hidden_data=True, is_cancelled=stopped)

    with pytest.raises(Cancelled):
        copy(stop=True)
    with vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE attachment_piece SET content = x'89504e47'")
    with pytest.raises(AttachmentDamaged):
        copy(stop=False)
