"""The lines of a vCard: folding, parameters, escapes (RFC 6350 section 3, RFC 2426, vCard 2.1).

What is read may come from an unknown file, so each step has a limit.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

FOLD_BYTES: Final = 75
"""The longest line, in bytes of UTF-8, without its break (RFC 6350 3.2)."""
LONGEST_LINE: Final = 64 * 1024
"""A line longer than this, in characters, is a photo or not for us: it is passed over."""
_HEAD: Final = re.compile(r"(?:([A-Za-z0-9-]{1,80})\.)?([A-Za-z0-9-]{1,80})")
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]{1,80})(?:=("[^"]*"|[^";:]*))?')
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_PARTS: Final = re.compile(r"((?:[^;\\]|\\.|\\\Z)*)(;|\Z)", re.DOTALL)
_MOST_PARTS: Final = 20
_ENCODINGS: Final = frozenset({"utf-8", "iso-8859-1", "windows-1252", "us-ascii"})


@dataclass(frozen=True, slots=True)
class Line:
    """One property of a card."""

    name: str
    """Upper case."""
    value: str
    """As it stands, still escaped."""
    group: str = ""
    """What ties it to other lines, lower case; '' for none."""
    types: tuple[str, ...] = ()
    """What its TYPE parameters say, lower case."""
    is_uri: bool = False


def read_lines(text: str) -> Iterator[Line]:
    """Give every line that is one, unfolded; what is not is passed over."""
    for whole in _unfolded(text):
        line = _line(whole)
        if line is not None:
            yield line


def unescaped(value: str) -> str:
    """Return a text value as it was meant."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def components(value: str) -> list[str]:
    r"""Return the parts of a structured value, each as it was meant.

    >>> components(r"Lopez\; Diaz;Ana;;")
    ['Lopez; Diaz', 'Ana', '', '']
    """
    found: list[str] = []
    for match in _PARTS.finditer(value):
        found.append(unescaped(match[1]))
        if not match[2] or len(found) == _MOST_PARTS:
            break
    return found


def escaped(text: str) -> str:
    """Return a text as the value of a line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line with its break, folded so that no part of it is too long."""
    parts: list[str] = []
    part, size = "", 0
    for sign in line:
        length = len(sign.encode("utf-8"))
        if size + length > FOLD_BYTES:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + length
    return "\r\n".join([*parts, part]) + "\r\n"


def _unfolded(text: str) -> Iterator[str]:
    """Give lines; of one that is too long the beginning, far more than any field takes.

    So whoever fills a field from it sees that something does not fit, and tells.
    """
    kept: list[str] = []
    size, soft, is_quoted = 0, False, False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if soft and kept:  # vCard 2.1: a line of quoted-printable goes on after '='
            kept[-1] = kept[-1].removesuffix("=")
            addition = line
        elif line[:1] in {" ", "\t"} and kept:
            addition = line[1:]
        else:
            if kept:
                yield "".join(kept)
            kept, size, addition = [], 0, line
            is_quoted = _is_quoted_printable(line)
        if size < LONGEST_LINE:
            kept.append(addition[: LONGEST_LINE - size])
        size += len(addition)
        soft = len(line) < LONGEST_LINE and line.endswith("=") and is_quoted
    if kept:
        yield "".join(kept)


def _is_quoted_printable(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _line(whole: str) -> Line | None:
    head = _HEAD.match(whole)
    if head is None:
        return None
    types: list[str] = []
    encoding, charset, is_uri = "", "utf-8", False
    end = head.end()
    while (found := _PARAMETER.match(whole, end)) is not None:
        end = found.end()
        name, value = found[1].upper(), (found[2] or "").strip('"')
        if name == "TYPE" or found[2] is None:  # 2.1 writes TEL;HOME: without TYPE=
            types += (value or found[1]).lower().split(",")
        is_uri |= name == "VALUE" and value.lower() == "uri"
        if name in {"ENCODING", "QUOTED-PRINTABLE"}:
            encoding = (value or name).upper()
        if name == "CHARSET" and value.lower() in _ENCODINGS:
            charset = value.lower()
    if whole[end : end + 1] != ":":
        return None
    value = whole[end + 1 :]
    if encoding == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value.encode()).decode(charset, "replace")
    return Line(head[2].upper(), value, (head[1] or "").lower(), tuple(types), is_uri=is_uri)
