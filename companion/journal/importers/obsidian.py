"""What Obsidian adds to a folder of Markdown: embedded files, and names of daily notes.

Where its settings say how the daily notes are named, a name like
'Daily/31.01.2024.md' gives a day too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers.reading import decoded, read_whole

_QUOTED: Final = re.compile(rb"%([0-9A-Fa-f]{2})")
_SETTINGS: Final = ".obsidian/daily-notes.json"
_MOST_BYTES: Final = 64 * 1024
_LONGEST_FORMAT: Final = 200
_MOST_WORDS: Final = 3
"""How many parts of a form may be of any length: a search through more has no end."""
_EMBEDDED: Final = re.compile(r"!\[\[([^\[\]|#^\n]{1,500}+)(?:[|#^][^\[\]\n]{0,500}+)?\]\]")
_LINKED: Final = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\(<?([^()<>\n]{1,500}?)>?(?: \"[^\"\n]*\")?\)"
)
# A path on this computer that ends like the name of a file; pages are no files here.
_A_FILE: Final = re.compile(
    r"(?![a-z][a-z+.-]+:)(?!.*\.(?:md|markdown)\Z).+\.\w{1,10}", re.IGNORECASE
)
_TOKEN: Final = re.compile(r"\[([^\]]*)\]|YYYY|MMMM|MMM|MM|M|DDDD|Do|DD|D|dddd|ddd|dd|.", re.DOTALL)
_TOKENS: Final = {
    "YYYY": r"(?P<year>\d{4})",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
}
_WORDS: Final = {"MMMM", "MMM", "dddd", "ddd", "dd"}
_NUMBERS: Final = {"DDDD", "Do"}


class Files:
    """The files of a folder that are no notes, as notes name them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)
        self._by_last: dict[str, str] = {}
        for name in sorted(self._names, key=lambda name: (name.count("/"), name), reverse=True):
            self._by_last[name.rsplit("/", 1)[-1].casefold()] = name

    def named_in(self, text: str, note: str) -> list[str]:
        """Return the files that a note embeds or links to, each once, in order."""
        found = (self._found(target, note) for target, _shown in _targets(text))
        return list(dict.fromkeys(name for name in found if name))

    def missing_in(self, text: str, note: str) -> list[str]:
        """Return the last part of the names of files that a note shows and that are not there.

        One is there as well where a link has its name and leads to a file: a copy
        that this app made names files so.
        """
        lost = [
            target.rsplit("/", 1)[-1]
            for target, is_shown in _targets(text)
            if is_shown and _A_FILE.fullmatch(target) and not self._found(target, note)
        ]
        links = _LINKED.finditer(text) if lost else ()
        linked = {found[1] for found in links if self._found(_path(found), note)}
        return [name for name in dict.fromkeys(lost) if name not in linked]

    def _found(self, target: str, note: str) -> str | None:
        beside = note.rsplit("/", 1)[0] + "/" if "/" in note else ""
        target = target.removeprefix("./").lstrip("/")
        for name in (beside + target, target):
            if name in self._names:
                return name
        return self._by_last.get(target.rsplit("/", 1)[-1].casefold())


def daily_name(folder: Path) -> re.Pattern[str] | None:
    """Return the pattern of paths of daily notes without their ending, from the settings."""
    try:
        text = decoded(read_whole(folder / _SETTINGS, _MOST_BYTES, follow_links=False))
        settings = json.loads(text or "")
        form = settings.get("format") if isinstance(settings, dict) else None
    except (ImportUnreadable, ImportUnsafe, ValueError, RecursionError):
        return None
    if not isinstance(form, str) or not 0 < len(form) <= _LONGEST_FORMAT:
        return None
    return _pattern(form)


def day_of(name: str, pattern: re.Pattern[str] | None) -> date | None:
    """Return the day that the path of a note gives, or None."""
    found = pattern.fullmatch(name) if pattern else None
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _pattern(form: str) -> re.Pattern[str] | None:
    """Return the pattern for a form of dates as Obsidian writes them; None without a full day."""
    parts: list[str] = []
    groups: set[str] = set()
    words = 0
    for token in _TOKEN.finditer(form):
        word = token[0]
        if token[1] is not None:
            parts.append(re.escape(token[1]))
        elif word in _TOKENS and _TOKENS[word][4] not in groups:
            parts.append(_TOKENS[word])
            groups.add(_TOKENS[word][4])
        elif word in _TOKENS or word in _NUMBERS or word in _WORDS:
            parts.append(r"\w{1,20}" if word in _WORDS else r"\d{1,4}[a-z]{0,2}")
            words += 1
        else:
            parts.append(re.escape(word))
    if groups != {"y", "m", "d"} or words > _MOST_WORDS:
        return None
    return re.compile(r"(?:.*/)?" + "".join(parts), re.DOTALL)


def _targets(text: str) -> Iterator[tuple[str, bool]]:
    """Give what a text points to, and whether it is shown in the text or only linked to."""
    if "](" in text or "![[" in text:
        yield from ((found.strip(), True) for found in _EMBEDDED.findall(text))
        for found in _LINKED.finditer(text):
            yield _path(found), found[0].startswith("!")


def _path(link: re.Match[str]) -> str:
    return _unquoted(link[2].strip())


def _unquoted(target: str) -> str:
    """Return the path that a link means, with %20 and the like undone."""
    data = target.encode("utf-8", "surrogatepass")
    return _QUOTED.sub(lambda found: bytes([int(found[1], 16)]), data).decode("utf-8", "replace")
