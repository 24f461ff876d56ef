from __future__ import annotations

from dataclasses import replace

import pytest

from companion.care.catalog import Catalog
from companion.care.choices import CareSet, Choices
from companion.care.model import BREATH, OWN
from companion.care.model import SPIRITUAL as SPIRITUAL_GROUP
from companion.care.service import CHECK_INS, LOG, SPIRITUAL, Care, Switches
from companion.errors import IdeaEmpty, IdeaNotFound
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.care.examples import activity
from tests.support.builders import NOW, PASSPHRASE


def test_everything_is_off_at_first(care: Care) -> None:
    assert care.switches() == Switches(spiritual=False, log=False, check_ins=False)
    assert care.choices() == Choices()
    assert (care.own(), care.sets()) == ([], [])


def test_switches_are_turned_on_and_off_one_by_one(care: Care) -> None:
    for name, expected in (
        (SPIRITUAL, Switches(spiritual=True)),
        (LOG, Switches(log=True)),
        (CHECK_INS, Switches(check_ins=True)),
    ):
        care.turn(name, on=True)
        assert care.switches() == expected
        care.turn(name, on=False)
    assert care.switches() == Switches()


def test_choices_are_kept_after_locking(care: Care, vault: Vault, paths: Paths) -> None:
    care.hide("news-plan")
    care.hide("walk")
    care.show("walk")
    care.hide_flags({"crowds", "breath_panic"})
    care.turn(SPIRITUAL, on=True)
    care.keep("tea-slow")
    vault.close()
    again = Vault.unlock(paths, PASSPHRASE)
    assert Care(again).choices() == Choices(
        hidden=frozenset({"news-plan"}),
        kept=("tea-slow",),
        hidden_flags=frozenset({"breath_panic", "crowds"}),
        spiritual=True,
    )
    Care(again).hide_flags(())
    assert Care(again).choices().hidden_flags == frozenset()
    again.close()


def test_my_list_is_arranged_by_moving(care: Care) -> None:
    for each in "abc":
        care.keep(each)
    assert care.keep("a") == ("a", "b", "c")
    assert care.move("c", -1) == ("a", "c", "b")
    assert care.move("a", -1) == ("a", "c", "b")
    assert care.let_go("c") == ("a", "b")
    assert care.arrange(["b", "c", "a", "b"]) == care.choices().kept == ("b", "c", "a")


def test_hiding_leaves_the_list_as_it_is(care: Care) -> None:
    care.keep("a")
    care.hide("a")
    assert (care.choices().kept, care.choices().hidden) == (("a",), frozenset({"a"}))
    care.let_go("a")
    assert care.choices().hidden == frozenset({"a"})


def test_an_activity_of_ones_own(care: Care) -> None:
    one = care.write_own(activity("", title="Feed the birds"), now=NOW)
    assert (one.category, len(one.id)) == (OWN, 16)
    changed = care.write_own(replace(one, title="Feed the crows"), now=NOW)
    assert care.own() == [changed]
    assert care.remove_own(one.id) == changed
    assert care.own() == []
    assert care.write_own(changed, now=NOW) == changed
    with pytest.raises(IdeaNotFound):
        care.remove_own("nothing")
    with pytest.raises(IdeaEmpty):
        care.write_own(activity("", title=" "), now=NOW)


def test_a_set_of_ideas(care: Care) -> None:
    one = care.write_set(CareSet("", " Mornings ", ("a", "b", "a")), now=NOW)
    assert (one.title, one.items) == ("Mornings", ("a", "b"))
    empty = care.write_set(CareSet("", "Empty", ()), now=NOW)
    assert care.sets() == [empty, one]
    assert care.remove_set(one.id) == one
    assert care.sets() == [empty]
    with pytest.raises(IdeaNotFound):
        care.remove_set(one.id)
    with pytest.raises(IdeaEmpty):
        care.write_set(CareSet("", "", ("a",)), now=NOW)


def test_titles_are_of_what_may_be_offered_and_is_there(care: Care) -> None:
    own = care.write_own(activity("", title="Feed the birds", category=OWN), now=NOW)
    titles = care.titles()
    assert titles[own.id] == "Feed the birds"
    assert titles["slow-walk"] == "Slow walk, nowhere to be"
    spiritual = {
        each.id for each in Catalog.load("en").activities if each.category == SPIRITUAL_GROUP
    }
    assert spiritual
    assert not spiritual & set(titles)
    care.hide("slow-walk")
    care.hide_flags({BREATH})
    care.remove_own(own.id)
    assert not {own.id, "slow-walk", "breathe-4-6"} & set(care.titles())
