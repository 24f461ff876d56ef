from __future__ import annotations

from pathlib import Path

from companion.platform.autostart.entry_file import EntryFile


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    entry = EntryFile(tmp_path / "new" / "entry")
    entry.remove()
    entry.write(b"one")
    assert entry.is_put()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    before = entry.file.stat().st_ino
    entry.write(b"one")
    assert entry.file.stat().st_ino == before
    entry.write(b"two")
    assert entry.file.read_bytes() == b"two"
    entry.remove()
    assert not entry.is_put()
