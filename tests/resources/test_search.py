"""How well a record answers a question."""

from __future__ import annotations

from companion.resources.model import Kind, Resource
from companion.resources.names import NameBook
from companion.resources.needs import Need, Needs
from companion.resources.search import (
    ABOUT,
    AUDIENCE,
    FACTS,
    NAME,
    Fit,
    Vocabulary,
    ask,
    best,
    entry,
    fit,
    order,
)
from tests.resources.examples import LINE, line

GRIEF = Need("grief", (("lost",),), (Kind.BEREAVEMENT,), ("grieving",), ("us-b",))
NEEDS = Needs([GRIEF], ["the"])


def weighed(text: str, resource: Resource, home: str | None = None, *lines: str) -> Fit | None:
    found = entry(resource, NameBook())
    return fit(found, ask(text, NEEDS, Vocabulary([found])), (home, None), lines)


def test_a_word_counts_by_where_it_stands() -> None:
    names = NameBook(kinds={"crisis_line": {"en": "Crisis line", "es": "Línea de crisis"}})
    found = entry(line("us-x", address="5 Elm Road"), names)
    assert found.weigh("line") == NAME
    assert found.weigh("crisis") == found.weigh("12025550123") == found.weigh("elm") == ABOUT
    assert found.weigh("anyone") == AUDIENCE
    assert found.weigh("night") == FACTS
    assert found.weigh("ine") == 0


def test_the_beginning_of_a_word_counts_less_than_the_word() -> None:
    found = entry(LINE, NameBook())
    assert 0 < found.weigh("lin") < found.weigh("line")


def test_a_misspelled_word_counts_less_than_the_word() -> None:
    misspelled, right = weighed("anyoen", LINE), weighed("anyone", LINE)
    assert misspelled
    assert right
    assert 0 < misspelled.weight < right.weight
    assert weighed("orchestra", LINE) is None


def test_what_lacks_a_part_says_so_and_weighs_less() -> None:
    part, whole = weighed("line orchestra", LINE), weighed("line", LINE)
    assert part
    assert whole
    assert (part.lacking, whole.lacking) == (1, 0)
    assert part.weight < whole.weight


def test_a_need_is_answered_by_kind_words_and_id() -> None:
    by_kind = weighed("lost", line("us-a", kind=Kind.BEREAVEMENT))
    by_words = weighed("lost", line("us-a", audience=("grieving people",)))
    by_id = weighed("lost", line("us-b"))
    assert by_kind
    assert by_words
    assert by_id
    assert by_id.weight > by_kind.weight
    assert weighed("lost", LINE) is None


def test_the_first_lines_of_a_country_answer_every_need() -> None:
    found = weighed("lost", LINE, "US", LINE.id)
    assert found
    assert found.answers_need
    assert weighed("lost", LINE, "US") is None


def test_what_is_in_another_country_answers_no_need() -> None:
    grief = line("us-a", kind=Kind.BEREAVEMENT)
    assert weighed("lost", grief, "US")
    assert weighed("lost", grief, "GB") is None
    assert weighed("line", grief, "GB")


def test_what_is_near_weighs_more() -> None:
    near, far = weighed("line", LINE, "US"), weighed("line", LINE, "GB")
    assert near
    assert far
    assert near.weight > far.weight


def test_only_what_lacks_the_least_is_kept_and_all_that_answers_a_need() -> None:
    whole, part = Fit(line("a"), 0, 2, 1), Fit(line("b"), 1, 9, 1)
    need = Fit(line("c"), 1, 1, 1, answers_need=True)
    assert best([part, need, whole]) == [whole, need]


def test_a_crisis_line_sorts_before_others_and_a_country_before_a_region() -> None:
    crisis, regional = LINE, line("us-b", region="CO")
    other = line("us-c", kind=Kind.LEGAL)
    assert sorted([other, regional, crisis], key=order) == [crisis, regional, other]
