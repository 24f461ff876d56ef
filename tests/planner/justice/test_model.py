from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.planner.justice import model
from companion.planner.justice.model import Claim, Notice, NoticeTo, Paper

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("age", "confirmed", "stale"),
    [(None, False, True), (0, False, False), (365, False, False), (366, False, True),
     (366, True, False)],
)  # fmt: skip
def test_what_was_read_long_ago_comes_with_a_warning(
    age: int | None,
    confirmed: bool,  # noqa: FBT001
    stale: bool,  # noqa: FBT001
) -> None:
    read = None if age is None else TODAY - timedelta(days=age)
    claim = Claim("Office", source_date=read, last_day=TODAY, confirmed=confirmed)
    facts = model.claim_facts(claim, TODAY)
    assert facts.stale is stale
    assert facts.confirm is not confirmed


def test_a_day_that_has_passed_is_not_the_end_unless_it_was_sent() -> None:
    late = Claim("Office", last_day=TODAY - timedelta(days=1))
    assert model.claim_facts(late, TODAY).late
    assert not model.claim_facts(late, TODAY - timedelta(days=1)).late
    sent = Claim("Office", last_day=late.last_day, sent=TODAY)
    assert not model.claim_facts(sent, TODAY).late
    assert not model.claim_facts(Claim("Office"), TODAY).late


def test_what_is_stored_is_tidy() -> None:
    assert model.prepared_paper(Paper(name=" a \n b ")).name == "a b"
    assert model.prepared_notice(Notice("VINE", NoticeTo.ME, "p1")).person == ""
    trusted = model.prepared_notice(Notice("VINE", NoticeTo.TRUSTED, "p1"))
    assert trusted.person == "p1"
    assert model.prepared_claim(Claim(" x ", rule="as\nit is")).rule == "as\nit is"
    assert Notice("VINE").to is NoticeTo.NOBODY
