from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal.importers.lexical import recognised, to_markdown


def text(words: str, form: Any = 0) -> dict[str, Any]:
    return {"type": "text", "text": words, "format": form}


def node(kind: str, *children: Any, **more: Any) -> dict[str, Any]:
    return {"type": kind, "children": list(children), **more}


def root(*children: Any) -> dict[str, Any]:
    return {"root": node("root", *children)}


ITEM = node("listitem", text("a"))
NESTED = node("listitem", node("list", node("listitem", text("b")), listType="bullet"))


@pytest.mark.parametrize(
    ("nodes", "markdown"),
    [
        ([node("paragraph", text("a "), text("b", 1), text("c", 2))], "a **b***c*"),
        ([node("paragraph", text(" a ", 4), text("b", 16), text("c", 3))], " ~~a~~ `b`***c***"),
        ([node("paragraph", text("a")), node("paragraph"), node("paragraph", text("b"))], "a\n\nb"),
        ([node("paragraph", text("a"), {"type": "linebreak"}, text("b"))], "a\nb"),
        ([node("heading", text("a"), tag="h2")], "## a"),
        ([node("quote", text("a"), {"type": "linebreak"}, text("b"))], "> a\n> b"),
        ([node("list", ITEM, ITEM, listType="number")], "1. a\n2. a"),
        ([node("list", ITEM, NESTED, ITEM, listType="bullet")], "- a\n  - b\n- a"),
        ([node("list", {**ITEM, "checked": True}, ITEM, listType="check")], "- [x] a\n- [ ] a"),
        ([node("code", text("a", 1), {"type": "linebreak"}, text(" b"))], "```\na\n b\n```"),
        ([node("paragraph", node("link", text("a"), url="https://x.org"))], "[a](https://x.org)"),
        ([node("paragraph", node("link", text("b"), url="b"))], "b"),
        ([node("paragraph", text("a")), {"type": "horizontalrule"}], "a\n\n---"),
        ([node("table", node("tablerow", node("tablecell", node("paragraph", text("a"))),
                             node("tablecell", text("b"))))], "a | b"),
        ([node("collapsible", node("paragraph", text("a")), node("paragraph", text("b")))],
         "a\n\nb"),
        ([3, None, node("paragraph", 3, {"text": 3}, text("a"))], "a"),
    ],
)  # fmt: skip
def test_rich_text_reads_as_markdown(nodes: list[Any], markdown: str) -> None:
    assert to_markdown(root(*nodes)) == markdown.strip("\n")


@pytest.mark.parametrize("value", [None, [], {}, {"root": 3}, {"root": {"children": 3}}])
def test_other_values(value: Any) -> None:
    assert not recognised(value)


KINDS = st.sampled_from(["paragraph", "list", "listitem", "table", "code", "quote", "text", "x"])
NODES = st.recursive(
    st.builds(text, st.just("word"), st.integers(0, 31)) | st.none() | st.integers(),
    lambda inner: st.builds(
        lambda kind, parts: node(kind, *parts), KINDS, st.lists(inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(nodes=st.lists(NODES, max_size=4))
def test_no_node_can_stop_the_rest(nodes: list[Any]) -> None:
    value = root(*nodes)
    assert recognised(value)
    assert to_markdown(value).count("word") <= str(value).count("word")


def test_there_is_an_end_to_depth() -> None:
    deep: Any = text("a")
    for _level in range(500):
        deep = node("list", node("listitem", deep))
    assert to_markdown(root(deep)) is not None
