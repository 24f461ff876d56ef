"""What stands on a card or sheet of help lines: numbers first, then people, then steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.i18n import _
from companion.resources.model import Phone, PhoneKind, Resource, first_number
from companion.resources.sentences import how
from companion.ui.printing.document import Block, Form, Printed

MOST_LINES: Final = 5
MOST_PEOPLE: Final = 3
MOST_STEPS: Final = 3
_MOST_WAYS: Final = 2


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of one's own, as typed."""

    name: str
    number: str


def steps() -> tuple[str, ...]:
    """Return three steps to begin with; everyone can put other ones in their place."""
    return (
        _("Look around. Name five things you can see."),
        _("Breathe out slowly, for longer than you breathe in."),
        _("Call or text one of these lines. Any of them will do."),
    )


def help_card(
    lines: Sequence[Resource],
    people: Sequence[Contact],
    own_steps: Sequence[str],
    language: str,
    *,
    form: Form,
) -> Printed:
    """Return a wallet card or a one-page sheet; what is empty is left out.

    At most MOST_LINES lines, MOST_PEOPLE people and MOST_STEPS steps are used.
    """
    lines = [line for line in lines if line.phones][:MOST_LINES]
    people = [one for one in people if one.name.strip() or one.number.strip()][:MOST_PEOPLE]
    own_steps = [step.strip() for step in own_steps if step.strip()][:MOST_STEPS]
    name = _("lines.pdf")
    if form is Form.WALLET:
        front = [block for line in lines for block in _line(line, language, short=True)]
        back = [
            *_people(people),
            *(Block(f"{number}. {step}") for number, step in _counted(own_steps)),
        ]
        return Printed(tuple(front), name, form=form, back=tuple(back))
    blocks = [Block(_("Lines to call or text"), "title")]
    for line in lines:
        blocks += _line(line, language, short=False)
    if people:
        blocks += [Block(_("My people"), "heading"), *_people(people)]
    if own_steps:
        blocks.append(Block(_("Three steps"), "heading"))
        blocks += [Block(f"{number}. {step}") for number, step in _counted(own_steps)]
    return Printed(tuple(blocks), name, form=Form.ONE_PAGE)


def _line(line: Resource, language: str, *, short: bool) -> list[Block]:
    phone = first_number(line)
    if phone is None:
        return []
    name = line.name_in(language)
    if not short:
        ways = _ways(line, phone, language)
        return [Block(name, "heading"), Block(phone.display, "digits"), *map(Block, ways)]
    if phone.kind is not PhoneKind.VOICE:  # a number that nobody answers has to say so
        name = f"{name} · {how(phone, language)}"
    return [Block(phone.display, "digits"), Block(name)]


def _ways(line: Resource, first: Phone, language: str) -> list[str]:
    """Return how the first number is used, and one more number where there is another."""
    uses: dict[str, list[str]] = {}
    for phone in line.phones:
        uses.setdefault(phone.display, []).append(how(phone, language))
    told = [" · ".join(dict.fromkeys(uses.pop(first.display)))]
    told += [" · ".join([display, *dict.fromkeys(words)]) for display, words in uses.items()]
    return told[:_MOST_WAYS]


def _people(people: Sequence[Contact]) -> list[Block]:
    blocks = []
    for one in people:
        if one.number.strip():
            blocks.append(Block(one.number.strip(), "digits"))
        if one.name.strip():
            blocks.append(Block(one.name.strip()))
    return blocks


def _counted(texts: Sequence[str]) -> list[tuple[int, str]]:
    return list(enumerate(texts, start=1))
