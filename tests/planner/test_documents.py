from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.planner import documents
from companion.planner.model import HardDate
from tests.support.planner import hard_date, hard_dates

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(hard_dates())
def test_a_date_comes_back_as_it_was(value: HardDate) -> None:
    text = documents.text_of(documents.of_date(value))
    assert documents.date_in(documents.document_in(text)) == value


@given(st.sampled_from(sorted(documents.of_date(hard_date()))), _JSON)
def test_a_document_that_does_not_fit_is_refused_or_read(key: str, junk: Any) -> None:
    document = {**documents.of_date(hard_date()), key: junk}
    try:
        value = documents.date_in(document)
    except ValueError:
        return
    assert isinstance(value, HardDate)


@given(st.sampled_from(sorted(documents.of_date(hard_date())["reminders"])), _JSON)
def test_reminders_that_do_not_fit_are_refused_or_read(key: str, junk: Any) -> None:
    document = documents.of_date(hard_date())
    document["reminders"] = {**document["reminders"], key: junk}
    try:
        documents.date_in(document)
    except ValueError:
        return


@pytest.mark.parametrize("key", [key for key in documents.of_date(hard_date()) if key != "version"])
def test_a_part_that_is_not_there_is_not_guessed(key: str) -> None:
    document = documents.of_date(hard_date())
    if document.pop(key) is not None:
        with pytest.raises(ValueError, match=r"^"):
            documents.date_in(document)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', "[" * 100_000, "nul"])
def test_a_text_that_is_no_document(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        documents.document_in(text)


def test_a_text_beyond_all_measure_is_not_parsed() -> None:
    huge = json.dumps({"version": 1, "a": "a" * documents.LONGEST})
    with pytest.raises(ValueError, match=r"^"):
        documents.document_in(huge)


def test_equal_documents_are_equal_texts() -> None:
    assert documents.text_of({"b": 1, "a": "é"}) == documents.text_of({"a": "é", "b": 1})
