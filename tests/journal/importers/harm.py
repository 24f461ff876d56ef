"""The kinds of harm a file can be built to do, each done to a sample whatever its form.

`hostile.hostile` changes a sample at random; here each kind is certain to be there.
"""

from __future__ import annotations

import functools
import gzip
import io
import json
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

BOMB_BYTES: Final = 60_000_000
CLAIMED: Final = 10 * 1024**3
_AWAY: Final = (
    "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "C:\\escaped.gif",
    "..\\..\\a.gif", "nul.gif", "//server/share/a.gif", "a\0.gif", "~/.ssh/id_rsa", "https://example.org/a.gif",
)  # fmt: skip
_OUTSIDE: Final = (
    "../escaped.json", "/tmp/escaped.md", "a/../../escaped.txt", "..\\escaped.gif",
    "photos/../../escaped.gif", "resources/../../../escaped.gif",
)  # fmt: skip
_NAMED: Final = '![[{0}]] ![]({0}) ![](dayone-moment://{0}) ![](:/{0}) [""{0}"".png]\n'
_RUNS: Final = b"!!python/object/apply:os.system ['touch escaped']"
_LAUGHS: Final = b"a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n"
_XML_LAUGHS: Final = (
    b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]><plist><dict><key>Entry Text</key>'
    b"<string>&b;&c;</string></dict></plist>"
)
_ENCODINGS: Final = ("utf-16", "utf-32", "utf-16-be", "latin-1", "utf-7", "cp037")
Change = Callable[[str, bytes, Random], bytes]


def bomb(sample: Path, random: Random) -> None:
    """Put in what is small and claims to become large."""
    if sample.is_dir():
        one = random.choice(_files(sample))
        one.write_bytes(_swelling({}, one.name))
    elif zipfile.is_zipfile(sample):
        members = unzipped(sample)
        name = random.choice(list(members))
        sample.write_bytes(_swelling({**members, name: b""}, name))
    elif sample.suffix == ".jex":
        sample.write_bytes(gzip.compress(sample.read_bytes() + bytes(5_000_000)))
    else:
        sample.write_bytes(_swelling({}, sample.name))


def laughs(sample: Path, random: Random) -> None:
    """Put in a few lines that stand for billions of values, or are too deep for a parser."""

    def laughing(name: str, data: bytes, _random: Random) -> bytes:
        if name.endswith((".json", ".jsonl", "File.txt")):
            return b'{"entries": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n" + data
        if name.endswith(".doentry"):
            return _XML_LAUGHS
        return (b"---\n" + _LAUGHS + b"---\n" if name.endswith(".md") else _LAUGHS) + data

    _changed(sample, random, laughing)


def traversal(sample: Path, random: Random) -> None:
    """Put in names and references that lead out of the folder."""
    outside = random.choice(_OUTSIDE)
    if zipfile.is_zipfile(sample) and random.random() < 0.5:
        sample.write_bytes(as_zip({**unzipped(sample), outside: b"escaped"}))
    elif sample.suffix == ".jex" and random.random() < 0.5:
        sample.write_bytes(as_tar({**untaped(sample), outside: b"escaped"}))
    else:
        _changed(sample, random, _leading_away)


def links(sample: Path, random: Random) -> None:
    """Put in links and other things that are no files."""
    if sample.is_dir():
        one = random.choice(_files(sample))
        one.unlink()
        if random.random() < 0.7:
            one.symlink_to("/etc/passwd")
        else:
            os.mkfifo(one)
        (one.parent / "round").symlink_to(sample)
    elif zipfile.is_zipfile(sample):
        members = unzipped(sample)
        info = zipfile.ZipInfo(random.choice([*members, "link.json"]))
        info.external_attr = (random.choice((stat.S_IFLNK, stat.S_IFIFO)) | 0o777) << 16
        members.pop(info.filename, None)
        sample.write_bytes(as_zip(members, {info: b"/etc/passwd"}))
    elif sample.suffix == ".jex":
        link = tarfile.TarInfo(random.choice(("0" * 32 + ".md", "resources/a.gif")))
        link.type, link.linkname = random.choice((b"1", b"2", b"3", b"6")), "/etc/passwd"
        sample.write_bytes(link.tobuf() + sample.read_bytes())
    else:
        sample.unlink()
        random.choice((os.mkfifo, lambda path: path.symlink_to(path)))(sample)


def python(sample: Path, random: Random) -> None:
    """Put in what would run code in a reader that makes objects."""

    def running(name: str, data: bytes, random: Random) -> bytes:
        if name.endswith((".json", ".jsonl", "File.txt")):
            return _with_other_words(data, lambda _words: {"py/object": "os.system"}, random)
        if name.endswith(".md"):
            return b"---\ntags: " + _RUNS + b"\ntitle: " + _RUNS + b"\n---\n" + data
        return b"1: " + _RUNS + b"\n2: {text: " + _RUNS + b"}\n" + data

    _changed(sample, random, running)


def claims(sample: Path, random: Random) -> None:
    """Let a file say that it is of 10 GB; it takes no room."""
    if sample.is_dir():
        os.truncate(random.choice(_files(sample)), CLAIMED)
    elif zipfile.is_zipfile(sample):
        members = unzipped(sample)
        sample.write_bytes(as_zip(members, claiming=random.choice(list(members))))
    elif sample.suffix == ".jex":
        info = tarfile.TarInfo("0" * 32 + ".md")
        info.size = CLAIMED
        sample.write_bytes(info.tobuf() + sample.read_bytes())
    else:
        os.truncate(sample, CLAIMED)


def encoding(sample: Path, random: Random) -> None:
    """Write the words in another encoding than anybody says."""

    def recoded(_name: str, data: bytes, random: Random) -> bytes:
        words = data.decode("utf-8", "replace") + "\nGr\u00fc\u00dfe"
        return words.encode(random.choice(_ENCODINGS), "replace")

    _changed(sample, random, recoded)


KINDS: Final[dict[str, Callable[[Path, Random], None]]] = {
    "bomb": bomb, "laughs": laughs, "traversal": traversal, "links": links, "python": python,
    "claims": claims, "encoding": encoding,
}  # fmt: skip


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _changed(sample: Path, random: Random, change: Change) -> None:
    """Change at least one file of a sample, whatever it is packed in."""
    if sample.is_dir():
        files = _files(sample)
        for file in random.sample(files, random.randint(1, len(files))):
            file.write_bytes(change(file.name, file.read_bytes(), random))
        return
    packed = zipfile.is_zipfile(sample)
    if not packed and sample.suffix != ".jex":
        sample.write_bytes(change(sample.name, sample.read_bytes(), random))
        return
    members = unzipped(sample) if packed else untaped(sample)
    for name in random.sample(list(members), random.randint(1, len(members))):
        members[name] = change(name, members[name], random)
    sample.write_bytes(as_zip(members) if packed else as_tar(members))


def _leading_away(name: str, data: bytes, random: Random) -> bytes:
    if name.endswith((".json", ".jsonl", "File.txt")):
        return _with_other_words(data, lambda _words: random.choice(_AWAY), random)
    return data + "".join(map(_NAMED.format, _AWAY)).encode()


def _with_other_words(data: bytes, other: Callable[[str], Any], random: Random) -> bytes:
    """Put something else in the place of some of the words in JSON, line by line."""

    def changed(value: Any) -> Any:
        if isinstance(value, str) and random.random() < 0.3:
            return other(value)
        if isinstance(value, list):
            return [changed(one) for one in value]
        if isinstance(value, dict):
            return {key: changed(one) for key, one in value.items()}
        return value

    try:
        return b"\n".join(json.dumps(changed(json.loads(line))).encode() for line in _lines(data))
    except ValueError:
        return data + json.dumps(other("")).encode()


def _lines(data: bytes) -> list[bytes]:
    """Return the documents in a text: one for each line, or one."""
    try:
        json.loads(data)
    except ValueError:
        return data.splitlines()
    return [data]


@functools.cache
def _packed_blanks() -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return packer.compress(b" " * BOMB_BYTES) + packer.flush()


def _swelling(members: dict[str, bytes], name: str) -> bytes:
    """Return a zip in which one member becomes 60 MB of blanks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for each, data in {**members, name: _packed_blanks()}.items():
            archive.writestr(each, data)
        info = archive.getinfo(name)
        info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, BOMB_BYTES
    return made.getvalue()


def unzipped(sample: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(sample) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def as_zip(
    members: dict[str, bytes],
    more: dict[zipfile.ZipInfo, bytes] | None = None,
    claiming: str = "",
) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        for info, data in (more or {}).items():
            archive.writestr(info, data)
        if claiming:
            archive.getinfo(claiming).file_size = CLAIMED
    return made.getvalue()


def untaped(sample: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(sample) as archive:
        for member in archive:
            file = archive.extractfile(member)
            found[member.name] = file.read() if file else b""
    return found


def as_tar(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()
