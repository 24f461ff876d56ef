"""The rich text of Standard Notes ("super" notes, Lexical) made into Markdown.

What has no words of its own in Markdown gives the words inside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

_BOLD, _ITALIC, _STRUCK, _CODE = 1, 2, 4, 16
_MARKS: Final = ((_CODE, "`"), (_STRUCK, "~~"), (_ITALIC, "*"), (_BOLD, "**"))
_HEADINGS: Final = {f"h{level}": "#" * level for level in range(1, 7)}
_DEEPEST: Final = 60
"""Lists and tables inside each other; the reader of JSON stops before that."""


def recognised(value: Any) -> bool:
    """Say whether a JSON value is a text of Lexical."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("root"), dict)
        and isinstance(value["root"].get("children"), list)
    )


def to_markdown(value: Any) -> str:
    """Return the text that a JSON value of Lexical holds."""
    return _blocks(value["root"], 0).strip("\n")


def _blocks(node: Any, depth: int) -> str:
    blocks = (_block(child, depth + 1) for child in _children(node))
    return "\n\n".join(block for block in blocks if block)


def _block(node: Any, depth: int) -> str:
    if not isinstance(node, dict) or depth > _DEEPEST:
        return ""
    make = _BLOCKS.get(str(node.get("type")))
    if make:
        return make(node, depth)
    if any(_is_block(child) for child in _children(node)):
        return _blocks(node, depth)
    return _inline(node, depth) if _children(node) else _inline_one(node, depth)


def _is_block(node: Any) -> bool:
    kinds = {"paragraph", "heading", "quote", "list", "code", "table"}
    return isinstance(node, dict) and node.get("type") in kinds


def _heading(node: Any, depth: int) -> str:
    return f"{_HEADINGS.get(str(node.get('tag')), '#')} {_inline(node, depth)}"


def _quote(node: Any, depth: int) -> str:
    return "\n".join(f"> {line}" for line in _inline(node, depth).split("\n"))


def _code(node: Any, depth: int) -> str:
    return f"```\n{_inline(node, depth, plain=True)}\n```"


def _list(node: Any, depth: int) -> str:
    lines: list[str] = []
    number = 0
    for item in _children(node):
        if not isinstance(item, dict):
            continue
        inner = [child for child in _children(item) if _type(child) == "list"]
        words = _inline(item, depth, without="list")
        if words or not inner:
            number += 1
            lines.append(_sign(node, item, number) + words.replace("\n", "\n  "))
        if depth < _DEEPEST:
            nested = (_list(child, depth + 1) for child in inner)
            lines += ["  " + one.replace("\n", "\n  ") for one in nested]
    return "\n".join(lines)


def _sign(node: Any, item: Any, number: int) -> str:
    match node.get("listType"):
        case "number":
            return f"{number}. "
        case "check":
            return "- [x] " if item.get("checked") is True else "- [ ] "
        case _:
            return "- "


def _table(node: Any, depth: int) -> str:
    rows = (
        " | ".join(_blocks(cell, depth + 1).replace("\n", " ") for cell in _children(row))
        for row in _children(node)
    )
    return "\n".join(rows)


def _rule(_node: Any, _depth: int) -> str:
    return "---"


_BLOCKS: Final[dict[str, Callable[[Any, int], str]]] = {
    "heading": _heading,
    "quote": _quote,
    "code": _code,
    "list": _list,
    "table": _table,
    "horizontalrule": _rule,
}


def _inline(node: Any, depth: int, *, plain: bool = False, without: str = "") -> str:
    if depth > _DEEPEST:
        return ""
    return "".join(
        _inline_one(child, depth + 1, plain=plain)
        for child in _children(node)
        if not without or _type(child) != without
    )


def _inline_one(node: Any, depth: int, *, plain: bool = False) -> str:
    if not isinstance(node, dict):
        return ""
    if node.get("type") == "linebreak":
        return "\n"
    text = node.get("text")
    if isinstance(text, str):
        return text if plain else _marked(text, node.get("format"))
    words = _inline(node, depth, plain=plain)
    url = node.get("url")
    if isinstance(url, str) and words and url != words:
        return f"[{words}]({url})"
    return words


def _marked(text: str, form: Any) -> str:
    words = text.strip()
    if not words or not isinstance(form, int):
        return text
    before, after = text[: text.index(words)], text[text.index(words) + len(words) :]
    for bit, mark in _MARKS:
        if form & bit:
            words = f"{mark}{words}{mark}"
    return before + words + after


def _type(node: Any) -> Any:
    return node.get("type") if isinstance(node, dict) else None


def _children(node: Any) -> list[Any]:
    children = node.get("children") if isinstance(node, dict) else None
    return children if isinstance(children, list) else []
