"""YAML from outside, made into words, lists and mappings and nothing else.

Only the parser's events are read; no loader makes objects of them. There are no
Python objects, no aliases (a few lines of them can stand for billions of
values), no lists inside lists without end. Every plain word stays a word: `No`
is a word and `2024-02-31` does not stop the rest.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

_DEEPEST: Final = 16
_MOST: Final = 500_000
_MOST_DIRECTIVES: Final = 1_000
"""The parser compares each %TAG with all of those before it."""
_PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS: Final = {"", "~", "null", "Null", "NULL"}
_CORE: Final = "tag:yaml.org,2002:"
_NULL: Final = f"{_CORE}null"
# Python 2 wrote its text so; the word itself is harmless (formats.md, Importers 5).
_WORDS: Final = {f"{_CORE}str", f"{_CORE}python/unicode", "!"}
_LISTS: Final = {None, f"{_CORE}seq", "!"}
_MAPPINGS: Final = {None, f"{_CORE}map", "!"}


class NotTaken(ValueError):
    """The text is not YAML, or holds what is not taken from outside."""


def value(text: str) -> Any:
    """Return what one document of YAML holds: str, None, list and dict; None when it is empty.

    The later of two equal keys wins. Raises NotTaken.
    """
    return value_and_doubles(text)[0]


def value_and_doubles(text: str) -> tuple[Any, int]:
    """Return what one document of YAML holds, and how many keys stand twice in one mapping.

    The later of two equal keys wins. Raises NotTaken.
    """
    if text.count("%TAG") > _MOST_DIRECTIVES:
        raise NotTaken
    try:
        return _built(text)
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        raise NotTaken from error


def _built(text: str) -> tuple[Any, int]:
    doubles = 0
    open_lists: list[list[Any]] = [[]]  # of each list or mapping that is open: its parts
    documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=_PARSER)):
        if isinstance(event, yaml.AliasEvent) or count > _MOST:
            raise NotTaken
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        elif isinstance(event, yaml.ScalarEvent):
            open_lists[-1].append(_scalar(event))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            is_list = isinstance(event, yaml.SequenceStartEvent)
            if len(open_lists) > _DEEPEST or event.tag not in (_LISTS if is_list else _MAPPINGS):
                raise NotTaken
            open_lists.append([])
        elif isinstance(event, yaml.SequenceEndEvent):
            made = open_lists.pop()
            open_lists[-1].append(made)
        elif isinstance(event, yaml.MappingEndEvent):
            parts = open_lists.pop()
            mapping = _mapping(parts)
            doubles += len(parts) // 2 - len(mapping)
            open_lists[-1].append(mapping)
    if documents > 1:
        raise NotTaken
    return (open_lists[0][0] if open_lists[0] else None), doubles


def _mapping(parts: list[Any]) -> dict[Any, Any]:
    if not all(key is None or isinstance(key, str) for key in parts[::2]):
        raise NotTaken
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _scalar(event: yaml.ScalarEvent) -> str | None:
    word = str(event.value)
    if event.tag is None:
        plain = event.implicit[0]
        return None if plain and word in _NULLS else word
    if event.tag == _NULL:
        return None
    if event.tag not in _WORDS:
        raise NotTaken
    return word
