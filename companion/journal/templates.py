"""Templates of one's own: pages that are begun with words already on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from companion.errors import TemplateNameless, TemplateNotFound, TextTooLong
from companion.journal.model import LONGEST_TITLE, MOST_CHARACTERS, Kind, new_id
from companion.journal.tables import kind_of, page_template, stamp
from companion.values import one_line, storable

if TYPE_CHECKING:
    from companion.vault.vault import Vault

LONGEST_NAME: Final = LONGEST_TITLE
"""A template can have the name of the page it was made from."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a new page can begin with."""

    name: str
    text: str = ""
    title: str = ""
    kind: Kind = Kind.PAGE
    id: str = ""
    """'' until it is kept."""


class Templates:
    """The templates of an open vault; each method is one use and one transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Template]:
        """Return the templates by name."""
        with self._vault.reading() as connection:
            rows = connection.execute(select(page_template)).all()
        return sorted(map(_value, rows), key=lambda one: (one.name.casefold(), one.id))

    def keep(self, template: Template, *, now: datetime) -> Template:
        """Keep a new template, or new content for one that has an id.

        Raises TemplateNameless, FieldTooLong and TextTooLong.
        """
        name = one_line(template.name, LONGEST_NAME)
        if not name:
            raise TemplateNameless
        if len(template.text) > MOST_CHARACTERS:
            raise TextTooLong(MOST_CHARACTERS)
        kept = replace(
            template,
            id=template.id or new_id(),
            name=name,
            title=one_line(template.title, LONGEST_TITLE),
            text=storable(template.text),
        )
        with self._vault.transaction() as connection:
            connection.execute(page_template.delete().where(page_template.c.uid == kept.id))
            connection.execute(
                page_template.insert(),
                {
                    "uid": kept.id,
                    "name": kept.name,
                    "kind": kept.kind.value,
                    "title": kept.title,
                    "body": kept.text,
                    "changed_utc": stamp(now),
                },
            )
        return kept

    def remove(self, template_id: str) -> Template:
        """Remove a template and return it, so that `keep` can put it back."""
        chosen = page_template.c.uid == template_id
        with self._vault.transaction() as connection:
            row = connection.execute(select(page_template).where(chosen)).first()
            if row is None:
                raise TemplateNotFound(template_id)
            connection.execute(page_template.delete().where(chosen))
        return _value(row)


def _value(row: Any) -> Template:
    return Template(row.name, row.body, row.title, kind_of(row.kind), row.uid)
