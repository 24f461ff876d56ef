"""companion guide list | show | questions | ways: the peer-support guide; it needs no key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from companion.cli.common import json_option, note, print_json, say
from companion.i18n import _, language

if TYPE_CHECKING:
    from companion.guide.blocks import Block, Span
    from companion.guide.helping import Ask
    from companion.guide.pages import Page

_INDENT: Final = "  "


@click.group(help=_("The guide to peer support. It needs no key."))
def guide() -> None:
    """Group the commands on the guide."""


@guide.command("list", help=_("List the pages, in the order to read them."))
@json_option
def list_(as_json: bool) -> None:
    """List the pages."""
    from companion.guide.pages import Guide

    pages = Guide.load(language()).pages()
    if as_json:
        print_json({"pages": [_head(page) for page in pages]})
        return
    width = max((len(page.id) for page in pages), default=0)
    for page in pages:
        say(f"{page.id.ljust(width)}  {page.title}")


@guide.command(help=_("Print one page."))
@click.argument("page_id", metavar="ID")
@json_option
def show(page_id: str, as_json: bool) -> None:
    """Print a page: what it is about first, its sources and its review last."""
    from companion.guide.pages import Guide

    page = Guide.load(language()).page(page_id)
    if as_json:
        print_json({**_head(page), "blocks": [_document(block) for block in page.blocks]})
        return
    say(page.title)
    say("")
    note(page.content_note)
    for block in page.blocks:
        _print(block)
    say(_("Where this was read:"))
    for source in page.sources:
        say(f"{_INDENT}{source}")
    say("")
    say(
        _("Reviewed by a clinician and by survivors.")
        if page.reviewed
        else _("No clinician and no survivor has reviewed this page yet.")
    )


@guide.command(help=_("Print the questions of: Am I ready to help?"))
@json_option
def questions(as_json: bool) -> None:
    """Print the questions; answers are kept by the window alone."""
    from companion.guide.helping import read_readiness

    readiness = read_readiness(language())
    if as_json:
        print_json(
            {
                "groups": [
                    {
                        "id": group.id,
                        "title": group.title,
                        "questions": [{"id": one.id, "text": one.text} for one in group.questions],
                    }
                    for group in readiness.groups
                ]
            }
        )
        return
    say(readiness.opening)
    for group in readiness.groups:
        say("")
        say(group.title)
        for question in group.questions:
            say(f"{_INDENT}{question.text}")
    say("")
    say(readiness.own_care)
    say(readiness.closing)


@guide.command(help=_("Print ways to help, from what asks least of you."))
@json_option
def ways(as_json: bool) -> None:
    """Print the ways to help, with how much each asks."""
    from companion.guide.helping import read_ways

    found = read_ways(language())
    if as_json:
        print_json(
            {
                "ways": [
                    {"id": way.id, "ask": way.ask.value, "title": way.title, "about": way.about}
                    for way in found
                ]
            }
        )
        return
    for way in found:
        say(f"{way.title} ({_asks(way.ask)})")
        say(f"{_INDENT}{way.about}")


def _asks(ask: Ask) -> str:
    return {
        "low": _("asks a little"),
        "middle": _("asks some more"),
        "high": _("asks a lot"),
    }[ask.value]


def _print(block: Block) -> None:
    from companion.guide.blocks import Bullets, Heading, plain

    mark = "- " if isinstance(block, Bullets) else ""
    for text in plain(block):
        say(mark + text)
    if not isinstance(block, Heading):
        say("")


def _head(page: Page) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": page.title,
        "language": page.language,
        "content_note": page.content_note,
        "sources": list(page.sources),
        "reviewed": page.reviewed,
    }


def _document(block: Block) -> dict[str, Any]:
    from companion.guide.blocks import Bullets, Heading

    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Bullets():
            return {"kind": "list", "items": [_spans(item) for item in block.items]}
        case _:
            return {"kind": "paragraph", "spans": _spans(block.spans)}


def _spans(spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": span.text,
            "emphasis": span.is_emphasis,
            "link": None if span.link is None else f"{span.link.kind.value}:{span.link.id}",
        }
        for span in spans
    ]
