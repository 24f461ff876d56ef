"""Files as this app writes them: private, whole or not at all, durable.

The only module that creates files and folders (SQLite writes into files that
were made here). Permissions are set when a file is made, not afterwards, so
there is no moment in which another account could open it.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from companion.errors import DiskFull, FolderNotWritable, VaultInUse

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)
_CHUNK = 1024 * 1024


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn the system's errors about room and rights into the app's own.

    Raises DiskFull or FolderNotWritable; other errors pass through.
    """
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise FolderNotWritable(folder) from error
        raise


def private_folder(folder: Path) -> Path:
    """Make a folder and its missing parents for this user alone (0700); return it."""
    with explained(folder):
        missing = [part for part in (folder, *folder.parents) if not part.exists()]
        for part in reversed(missing):
            with suppress(FileExistsError):
                part.mkdir(mode=PRIVATE_FOLDER)
            part.chmod(PRIVATE_FOLDER)  # mkdir's mode is cut by the umask
            with suppress(OSError):  # a parent that may be passed through but not read
                sync_folder(part.parent)
        if sys.platform != "win32" and folder.stat().st_mode & 0o077:
            folder.chmod(PRIVATE_FOLDER)
    return folder


def create_private(file: Path) -> int:
    """Create a file that must not exist yet, 0600; return its open descriptor."""
    with explained(file.parent):
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | _BINARY | _NO_FOLLOW | _CLOSE_ON_EXEC
        descriptor = os.open(file, flags, PRIVATE_FILE)
        if sys.platform != "win32":
            os.fchmod(descriptor, PRIVATE_FILE)
        return descriptor


def make_pipe(file: Path) -> None:
    """Make a named pipe, 0600, where there is none yet; its content is never on the disk.

    Raises DiskFull or FolderNotWritable. Not on Windows.
    """
    with explained(file.parent), suppress(FileExistsError):
        os.mkfifo(file, PRIVATE_FILE)


def write_atomically(file: Path, content: bytes) -> None:
    """Replace a file by new content so that a crash leaves the old or the new, whole.

    Raises DiskFull or FolderNotWritable; the old file is then untouched.
    """
    write_in_turn({file: content})


def write_in_turn(contents: Mapping[Path, bytes]) -> None:
    """Replace some files, each whole, each only after the one before is durable.

    All the new content is on the disk before the first file gets its name, so a
    full disk leaves every one of them as it was. Raises DiskFull or
    FolderNotWritable.
    """
    staged: dict[Path, Path] = {}
    try:
        for file, content in contents.items():
            staged[file] = _stage(file, (content,))
        for file in contents:
            _put_in_place(staged[file], file)
            del staged[file]
    except BaseException:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink()
        raise


def copy_atomically(
    source: Path, target: Path, tell: Callable[[int, int], None] | None = None
) -> None:
    """Copy a file, in pieces, so that its copy is there whole or not at all.

    `tell` hears how many pieces of how many are done; what it raises ends the
    copying, and no copy is there. Raises DiskFull or FolderNotWritable.
    """
    _put_in_place(_stage(target, pieces(source, tell)), target)


def pieces(file: Path, tell: Callable[[int, int], None] | None = None) -> Iterator[bytes]:
    """Read a file in pieces of 1 MiB; `tell` hears how many of how many were read."""
    with file.open("rb") as stream:
        total = -(-os.fstat(stream.fileno()).st_size // _CHUNK)
        for done, piece in enumerate(iter(lambda: stream.read(_CHUNK), b""), start=1):
            yield piece
            if tell is not None:
                tell(done, total)


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Lend an empty private file to be written by others; at the end it replaces `file`, whole.

    When the block raises, the lent file is removed and the old one stays. Raises
    DiskFull or FolderNotWritable.
    """
    lent = file.with_name(f".{file.name}.tmp")
    with explained(file.parent):
        lent.unlink(missing_ok=True)
        os.close(create_private(lent))
    try:
        yield lent
        with explained(file.parent), lent.open("rb+") as written:
            os.fsync(written.fileno())
    except BaseException:
        with suppress(OSError):
            lent.unlink()
        raise
    _put_in_place(lent, file)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Lend an empty private folder beside a name that is free; at the end it gets that name.

    When the block raises, the lent folder is removed with all that is in it. Raises
    FileExistsError when something has the name, DiskFull or FolderNotWritable.
    """
    if os.path.lexists(folder):
        raise FileExistsError(str(folder))
    if not folder.parent.exists():
        private_folder(folder.parent)
    lent = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.tmp")
    with explained(folder.parent):
        lent.mkdir(mode=PRIVATE_FOLDER)
        lent.chmod(PRIVATE_FOLDER)  # mkdir's mode is cut by the umask
    try:
        yield lent
        with explained(folder.parent):
            lent.rename(folder)
            sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(lent, ignore_errors=True)
        raise


def _stage(file: Path, chunks: Iterable[bytes]) -> Path:
    """Write what a file is to hold, durably, under a name beside it."""
    temporary = file.with_name(f".{file.name}.tmp")
    with explained(file.parent):
        with suppress(FileNotFoundError):
            temporary.unlink()
        descriptor = create_private(temporary)
        try:
            try:
                for chunk in chunks:
                    remaining = memoryview(chunk)
                    while remaining:
                        remaining = remaining[os.write(descriptor, remaining) :]
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    return temporary


def _put_in_place(temporary: Path, file: Path) -> None:
    with explained(file.parent):
        try:
            temporary.replace(file)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable (fsync on the folder; a no-op on Windows)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_IN_THE_WAY = frozenset({errno.ELOOP, errno.EISDIR, errno.EACCES})
_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})


class ProcessLock:
    """One holder of a lock file at a time, across processes; released when it dies.

    The lock belongs to the open file (flock, LockFileEx), not to its content, so
    a file left behind by a crash or by hand can never lock anybody out.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock at once; raise VaultInUse when another process has it."""
        with explained(self._file.parent):
            try:
                descriptor = self._open()
            except OSError as error:
                if error.errno not in _IN_THE_WAY:
                    raise
                # A link, a folder or a file without rights: not ours, and not a lock.
                self._clear_the_way()
                descriptor = self._open()
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno not in _NO_LOCKS_HERE:
                os.close(descriptor)
                raise VaultInUse from None
            # A file system without locks must not lock anybody out; the
            # database's own lock is the second guard.
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def _open(self) -> int:
        flags = os.O_CREAT | os.O_RDWR | _BINARY | _NO_FOLLOW | _CLOSE_ON_EXEC
        return os.open(self._file, flags, PRIVATE_FILE)

    def _clear_the_way(self) -> None:
        if self._file.is_dir() and not self._file.is_symlink():
            self._file.rmdir()
        else:
            self._file.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
