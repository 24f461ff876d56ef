"""What stands on a card: numbers first, at most five, and nothing that was left blank."""

from __future__ import annotations

import pytest

from companion import i18n
from companion.resources.model import Resource
from companion.resources.service import Directory
from companion.ui.printing.document import Form, Printed
from companion.ui.printing.help_card import Contact, help_card, steps
from companion.ui.printing.output import paper_of

DIRECTORY = Directory.load()
PEOPLE = (Contact("Ana", "555 0100"), Contact(" ", ""), Contact("Sam", ""))


def lines(*identities: str) -> list[Resource]:
    found = [DIRECTORY.get(each) for each in identities]
    return [each for each in found if each is not None]


def texts(printed: Printed) -> list[str]:
    return [block.text for block in (*printed.blocks, *printed.back)]


def test_a_wallet_card_has_lines_in_front_and_people_and_steps_behind() -> None:
    made = help_card(lines("us-988-lifeline"), PEOPLE, ["", "Sit."], "en", form=Form.WALLET)
    assert [block.text for block in made.blocks] == ["988", "988 Suicide & Crisis Lifeline"]
    assert [block.text for block in made.back] == ["555 0100", "Ana", "Sam", "1. Sit."]


def test_a_number_that_takes_no_calls_says_so() -> None:
    made = help_card(lines("us-crisis-text-line"), (), (), "en", form=Form.WALLET)
    assert texts(made)[0] == "741741"
    assert "send the word HOME" in texts(made)[1]


def test_a_page_tells_every_way_and_each_number_once_large() -> None:
    made = help_card(lines("us-disaster-distress-helpline"), (), steps(), "en", form=Form.ONE_PAGE)
    assert [block.text for block in made.blocks if block.kind == "digits"] == ["1-800-985-5990"]
    assert any("Text" in text for text in texts(made))
    assert any(text.startswith("3. ") for text in texts(made))


def test_no_more_than_fits() -> None:
    many = [line for line in DIRECTORY.help_lines("US").lines if line.phones]
    people = [Contact(f"Person {number}", "1") for number in range(9)]
    made = help_card(many, people, ["step"] * 9, "en", form=Form.WALLET)
    assert len(made.blocks) == 2 * 5
    assert len(made.back) == 2 * 3 + 3


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("form", [Form.WALLET, Form.ONE_PAGE])
def test_the_fullest_card_is_one_page(language: str, form: Form) -> None:
    i18n.use(language)
    many = [line for line in DIRECTORY.help_lines("US").lines if line.phones]
    people = [Contact(f"Person {number}", "555 0100") for number in range(3)]
    assert paper_of(help_card(many, people, steps(), language, form=form)).count == 1


def test_a_line_without_a_number_is_left_out() -> None:
    made = help_card(lines("us-comp-al", "us-988-lifeline"), (), (), "en", form=Form.WALLET)
    assert len(made.blocks) == 2
