"""A file in a folder of the session, which starts what it says."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from companion import files


class EntryFile:
    """One file of ours in a folder that is the session's."""

    def __init__(self, file: Path) -> None:
        self.file = file
        """Where it is, or would be."""

    def write(self, content: bytes) -> None:
        """Have this content there; raise DiskFull, FolderNotWritable."""
        with suppress(OSError):
            if self.file.read_bytes() == content:
                return
        if not self.file.parent.is_dir():  # the session's own folder keeps the rights it has
            files.private_folder(self.file.parent)
        files.write_atomically(self.file, content)

    def remove(self) -> None:
        """Take it away; harmless where it is not."""
        with suppress(OSError):
            self.file.unlink()

    def is_put(self) -> bool:
        """Say whether it is there."""
        return self.file.is_file()
