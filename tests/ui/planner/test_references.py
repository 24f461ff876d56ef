from __future__ import annotations

from datetime import datetime

import pytest

from companion import i18n
from companion.paths import Paths
from companion.people.model import Person
from companion.people.service import People
from companion.planner.cards import deck
from companion.planner.model import HardDate
from companion.planner.recurrence.rules import Once
from companion.ui.planner.references import all_names, everyone, names_for
from companion.ui.unlock.session import Session


def test_people_are_named(session: Session, paths: Paths, moment: datetime) -> None:
    saved = People(session.vault, paths).save(Person("Ana"), now=moment)
    assert everyone(session, paths) == {saved.id: "Ana"}
    assert all_names(session, paths, "US")[saved.id] == "Ana"


def test_who_is_not_to_be_shown_has_no_name_anywhere_in_dates(
    session: Session, paths: Paths, moment: datetime
) -> None:
    people = People(session.vault, paths)
    ana, ben = (people.save(Person(name), now=moment).id for name in ("Ana", "Ben"))
    once = Once(moment.date())
    other = HardDate("Ben's", rule=once, people=(ben,), note='{"hide_person":true}')
    session.planner.save(other, now=moment)
    hiding = HardDate("A day", rule=once, people=(ana,), hide_person=True)
    saved = session.planner.save(hiding, now=moment)
    assert everyone(session, paths) == {ben: "Ben"}
    assert ana not in all_names(session, paths, "US")
    session.planner.move_to_bin(saved.id, now=moment)
    assert set(everyone(session, paths)) == {ana, ben}


@pytest.mark.parametrize("language", ["en", "es"])
def test_only_what_a_card_points_to_is_read(session: Session, paths: Paths, language: str) -> None:
    i18n.use(language)
    cards = {card.key: card for card in deck().cards}
    assert names_for(session, paths, "US", cards["kit"]) == {}
    found = names_for(session, paths, "US", cards["too_much"])
    assert set(found) == {"people", "activities", "lines"}
    assert all(found["activities"].values())
    assert any("988" in name for name in found["lines"].values())


def test_a_line_on_a_plan_is_named_after_another_country_was_chosen(
    session: Session, paths: Paths
) -> None:
    """On the day itself, somewhere else, the plan says what it said at home."""
    i18n.use("en")
    line = "us-988-lifeline"
    assert "988" in all_names(session, paths, "ES")[line]
    card = next(card for card in deck().cards if card.key == "too_much")
    assert line not in names_for(session, paths, "ES", card)["lines"]
    offered = names_for(session, paths, "ES", card, on_plan={"too_much.lines": (line, "gone")})
    assert "988" in offered["lines"][line]
    assert "gone" not in offered["lines"]
