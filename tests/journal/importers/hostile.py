"""Files that are built to do harm, made from the samples: the same ones for the same seed."""

from __future__ import annotations

import io
import json
import os
import stat
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

LARGE: Final = 2_000_000
"""Beyond so many bytes nothing more is added."""
FRAGMENTS: Final = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"NaN", b"1e400",
    b"9" * 5_000, b"[" * 3_000, b'{"a":' * 3_000, b"<" * 5_000, b'"' * 99, b"\\" * 99, b"- " * 500,
    b"<blockquote><ul><li>" * 300, b"=" * 500, b"__a //b --c " * 300, b"\n" * 500, b"x" * 300_000,
    b"../../../../etc/passwd", b"file:///etc/passwd", b"https://example.org/a.png",
    b"!!python/object/apply:os.system ['touch escaped']", b"!!python/unicode ",
    b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", b"--- \n", b"...\n", b"? [a]\n", b"\t",
    b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>', b"&c;",
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', b"bplist00", b"PK\x03\x04",
    b"[2024-13-41 99:99] x\n", b"0001-01-01", b"9999-12-31T23:59:59-14:00", b"![[" * 300,
    b"type_: 1\n", b"encryption_applied: 1\n", b"data:image/png;base64,",
    b"![[../../../etc/passwd]]", b"![](dayone-moment://../../etc/passwd)", b"![](:/../../etc)",
    b"![](/etc/passwd)", b'[""/etc/passwd"".png]', b"![[a.png]]" * 200,
)  # fmt: skip
VALUES: Final[tuple[Any, ...]] = (
    None, True, -1, 0, 10**30, 1.7e308, "", "\0", "\ud800", "../../a", "x" * 100_000, "004:x",
    [], {}, [[]], {"a": None}, "0001-01-01", "9999-12-31T23:59:59Z", "<p>" * 5_000,
    "[" * 5_000, {"root": {"children": [{"children": 3}]}},
)  # fmt: skip
NAMES: Final = (
    "../escaped.json", "/tmp/escaped.json", "a/../../escaped.md", "C:\\escaped.json", "nul.txt",
    "..\\escaped.txt", "a\0b.json", "entries/../../a.doentry", "a" * 5_000 + ".json", "2024-99.txt",
    "photos/../../0f.gif", "media/2024-01-31/../../a.gif", "images/tree.png/a", "photos/nul.gif",
    "0" * 32 + ".md", "resources/" + "0" * 32 + ".gif", "photos/0f.gif", "x.json", "\ufeff.json",
)  # fmt: skip


def hostile(sample: Path, random: Random) -> Path:
    """Turn a sample into something hostile, in its place; return where it is."""
    if sample.is_dir():
        _folder(sample, random)
    else:
        sample.write_bytes(changed_within(sample.read_bytes(), random, bombs=0.1))
    return sample


def changed_within(data: bytes, random: Random, *, bombs: float = 0.0) -> bytes:
    """Return data with changes; most of the time those of an archive are in its members.

    `bombs` is how many of the members that are put in unpack to 60 MB: those take a
    quarter of a second to make.
    """
    if data.startswith(b"PK") and random.random() < 0.7:
        return _zip(data, random, bombs)
    if data[257:262] == b"ustar" and random.random() < 0.7:
        return _tar(data, random)
    return changed(data, random)


def changed(data: bytes, random: Random) -> bytes:
    """Return data with one to four changes."""
    for _time in range(random.randint(1, 4)):
        if len(data) < LARGE:
            data = random.choice(_CHANGES)(data, random)
    return data


def _flipped(data: bytes, random: Random) -> bytes:
    made = bytearray(data)
    for _time in range(random.randint(1, 20) if made else 0):
        made[random.randrange(len(made))] = random.randrange(256)
    return bytes(made)


def _cut_off(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _taken_out(data: bytes, random: Random) -> bytes:
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:start] + data[end:]


def _repeated(data: bytes, random: Random) -> bytes:
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:end] + data[start:end] * random.randint(1, 20) + data[end:]


def _put_in(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(FRAGMENTS) * random.choice((1, 1, 1, 30)) + data[at:]


def _recoded(data: bytes, random: Random) -> bytes:
    encoding = random.choice(("utf-16", "utf-32", "utf-16-be", "latin-1", "utf-7"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def _other_value(data: bytes, random: Random) -> bytes:
    """Put another value into JSON, so that what holds it stays JSON."""
    lines = data.splitlines()
    if len(lines) > 1 and lines[0].startswith(b"{") and lines[0].endswith(b"}"):
        at = random.randrange(len(lines))  # JSON of one document a line
        lines[at] = _other_value(lines[at], random)
        return b"\n".join(lines)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return _put_in(data, random)
    holders: list[Any] = [one for one in _holders(value) if one]
    for _time in range(random.randint(1, 3) if holders else 0):
        holder = random.choice(holders)
        if isinstance(holder, list):
            holder[random.randrange(len(holder))] = random.choice(VALUES)
        elif isinstance(holder, dict):
            holder[random.choice(list(holder))] = random.choice(VALUES)
    return json.dumps(value).encode()


def _holders(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(found for one in inside for found in _holders(one))]


_CHANGES: Final[tuple[Callable[[bytes, Random], bytes], ...]] = (
    _flipped, _cut_off, _taken_out, _repeated, _put_in, _put_in, _recoded, _other_value,
    _other_value, _other_value,
)  # fmt: skip


def _folder(folder: Path, random: Random) -> None:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    for file in random.sample(files, random.randint(1, len(files))):
        file.write_bytes(changed(file.read_bytes(), random))
    one = random.choice(files)
    match random.randrange(5):
        case 0:
            one.unlink()
            one.symlink_to("/etc/passwd")
        case 1:
            one.unlink()
            os.mkfifo(one)
        case 2:
            (one.parent / "round").symlink_to(folder)
        case 3:
            one.rename(one.with_name("caf\u0301" + one.name))
        case _:
            os.truncate(one, 10 * 1024**3)  # says it is large; takes no room


def _zip(sample: bytes, random: Random, bombs: float) -> bytes:
    made = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(io.BytesIO(sample)) as archive,
        zipfile.ZipFile(made, "w", 8) as out,
    ):
        warnings.simplefilter("ignore")  # a name may stand twice: that is what is tried
        for name in archive.namelist():
            data = archive.read(name)
            out.writestr(name, changed(data, random) if random.random() < 0.5 else data)
        for _time in range(random.randint(0, 2)):
            info = zipfile.ZipInfo(random.choice(NAMES))
            if random.random() < 0.3:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            info.compress_type = 8
            bomb = random.random() < bombs
            out.writestr(info, b" " * 60_000_000 if bomb else random.choice(FRAGMENTS))
    data = made.getvalue()
    return _flipped(data, random) if random.random() < 0.3 else data


def _tar(sample: bytes, random: Random) -> bytes:
    made = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(sample)) as archive,
        tarfile.open(fileobj=made, mode="w") as out,
    ):
        for member in archive:
            file = archive.extractfile(member)
            data = file.read() if file and member.size <= LARGE else b""
            data = changed(data, random) if random.random() < 0.5 else data
            member.size = len(data)
            out.addfile(member, io.BytesIO(data))
        for _time in range(random.randint(0, 2)):
            info = tarfile.TarInfo(random.choice(NAMES).replace("\0", ""))
            info.type = random.choice((b"0", b"1", b"2", b"3", b"6", b"g", b"S"))
            info.linkname = "/etc/passwd"
            if random.random() < 0.3:
                info.size = 10 * 1024**3
                out.fileobj.write(info.tobuf())
            else:
                out.addfile(info)
    return changed(made.getvalue(), random) if random.random() < 0.3 else made.getvalue()
