from __future__ import annotations

from dataclasses import replace

import pytest

from companion.errors import FieldTooLong, TemplateNameless, TemplateNotFound
from companion.journal.model import LONGEST_TITLE, Kind
from companion.journal.templates import LONGEST_NAME, Template, Templates
from companion.vault.vault import Vault
from tests.support.builders import NOW


def test_templates_are_kept_changed_and_put_back(vault: Vault) -> None:
    templates = Templates(vault)
    letter = templates.keep(Template("Letter", "Dear\n", "To", Kind.LETTER), now=NOW)
    morning = templates.keep(Template(" a  morning "), now=NOW)
    assert templates.all() == [morning, letter]
    assert morning.name == "a morning"
    changed = templates.keep(replace(letter, text="My dear\n"), now=NOW)
    assert changed.id == letter.id
    assert templates.all() == [morning, changed]
    assert templates.remove(changed.id) == changed
    with pytest.raises(TemplateNotFound):
        templates.remove(changed.id)
    assert templates.keep(changed, now=NOW) == changed


def test_a_template_has_a_name_of_one_line(vault: Vault) -> None:
    templates = Templates(vault)
    with pytest.raises(TemplateNameless):
        templates.keep(Template(" \n "), now=NOW)
    assert templates.keep(Template("x" * LONGEST_NAME, "a\0b"), now=NOW).text == "a\ufffdb"


@pytest.mark.parametrize(
    ("template", "most"),
    [
        (Template("x" * (LONGEST_NAME + 1)), LONGEST_NAME),
        (Template("name", title="x" * (LONGEST_TITLE + 1)), LONGEST_TITLE),
    ],
)
def test_a_line_that_is_too_long_is_refused_and_never_cut(
    vault: Vault, template: Template, most: int
) -> None:
    with pytest.raises(FieldTooLong) as raised:
        Templates(vault).keep(template, now=NOW)
    assert raised.value.most == most
    assert Templates(vault).all() == []
