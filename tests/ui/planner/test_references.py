from __future__ import annotations

from datetime import datetime

import pytest

from companion import i18n
from companion.paths import Paths
from companion.people.model import Person
from companion.people.service import People
from companion.planner.cards import deck
from companion.ui.planner.references import all_names, everyone, names_for
from companion.ui.unlock.session import Session


def test_people_are_named(session: Session, paths: Paths, moment: datetime) -> None:
    saved = People(session.vault, paths).save(Person("Ana"), now=moment)
    assert everyone(session, paths) == {saved.id: "Ana"}
    assert all_names(session, paths, "US")[saved.id] == "Ana"


@pytest.mark.parametrize("language", ["en", "es"])
def test_only_what_a_card_points_to_is_read(session: Session, paths: Paths, language: str) -> None:
    i18n.use(language)
    cards = {card.key: card for card in deck().cards}
    assert names_for(session, paths, "US", cards["kit"]) == {}
    found = names_for(session, paths, "US", cards["too_much"])
    assert set(found) == {"people", "activities", "lines"}
    assert all(found["activities"].values())
    assert any("988" in name for name in found["lines"].values())
