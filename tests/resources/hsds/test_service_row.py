from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from companion.resources.hsds.problems import What
from companion.resources.hsds.service_row import LONGEST_NAME, Gathered, Setting, resource_of
from companion.resources.hsds.tables import Row
from companion.resources.model import Check, Kind, PhoneKind, Resource, Status
from tests.support.packs import TODAY

SETTING = Setting("US", TODAY, publisher="River Center")
SERVICE = {"id": "1", "name": "River Line", "status": "active"}
PHONE = {"number": "(303) 555-0100", "type": "voice"}


def read(
    row: Row | None = None,
    own: dict[str, list[Row]] | None = None,
    *,
    places: dict[str, list[Row]] | None = None,
    organization: Row | None = None,
    organization_parts: dict[str, list[Row]] | None = None,
    setting: Setting = SETTING,
    **changes: Any,
) -> tuple[Resource, list[tuple[str, str, What]]]:
    told: list[tuple[str, str, What]] = []
    gathered = Gathered(own or {}, places or {}, organization or {}, organization_parts or {})
    made = resource_of(
        {**SERVICE, **(row or {}), **changes},
        gathered,
        setting,
        lambda table, _row, column, what: told.append((table, column, what)),
    )
    assert made is not None
    return made, told


def test_names_facts_and_whom_it_is_for_are_plain_text() -> None:
    made, told = read(
        name="<b>River</b> Line",
        description="<p>Open to all.</p><p>Ask for Ana.</p>",
        eligibility_description="Adults<br>Families",
        organization={"name": "River Inc."},
        alert="<i>Moved</i>",
    )
    assert made.name == "River Line"
    assert made.facts == ("River Inc.", "Open to all.", "Ask for Ana.")
    assert made.audience == ("Adults", "Families")
    assert made.alert == "Moved"
    assert told == []


@pytest.mark.parametrize(("name", "what"), [("", What.NO_NAME), ("x" * 301, What.TOO_LONG)])
def test_a_service_without_a_fitting_name_is_left_out(name: str, what: What) -> None:
    told: list[What] = []
    row = {**SERVICE, "name": name}
    gathered = Gathered({}, {}, {}, {})
    assert resource_of(row, gathered, SETTING, lambda *each: told.append(each[-1])) is None
    assert told == [what]
    assert len("x" * LONGEST_NAME) == 300


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("active", Status.OPEN),
        ("", Status.OPEN),
        ("inactive", Status.PAUSED),
        ("Temporarily Closed", Status.PAUSED),
        ("defunct", Status.CLOSED),
    ],
)
def test_status_is_honored(told: str, status: Status) -> None:
    assert read(status=told)[0].status is status


def test_an_unknown_status_is_told_and_taken_for_open() -> None:
    made, told = read(status="maybe")
    assert made.status is Status.OPEN
    assert told == [("service", "status", What.STATUS)]


def test_the_assured_date_is_the_only_freshness() -> None:
    made, _told = read(assured_date="2026-02-01", assurer_email="ana@river.example")
    assert made.check == Check(date(2026, 2, 1), "river.example")
    made, _told = read(assured_date="2026-02-01")
    assert made.check == Check(date(2026, 2, 1), "River Center")
    made, _told = read(last_modified="2026-02-01T00:00:00Z")
    assert made.check is None
    assert made.sources == ()


@pytest.mark.parametrize(
    ("day", "what"), [("2026-03-11", What.LATER_DATE), ("last week", What.DATE)]
)
def test_a_check_on_no_day_or_a_later_one_is_none(day: str, what: What) -> None:
    made, told = read(assured_date=day)
    assert made.check is None
    assert told == [("service", "assured_date", what)]


def test_phones_of_the_service_come_before_those_of_its_places() -> None:
    made, told = read(
        own={
            "phone": [
                PHONE,
                {"number": "988", "type": "text", "description": "Text (send the word HOME)"},
            ]
        },
        places={"phone": [PHONE, {"number": "303-555-0101", "type": "textphone"}]},
        organization_parts={"phone": [{"number": "303-555-0199"}]},
    )
    assert [(each.number, each.kind, each.text_keyword) for each in made.phones] == [
        ("+13035550100", PhoneKind.VOICE, None),
        ("988", PhoneKind.TEXT, "HOME"),
        ("+13035550101", PhoneKind.TTY, None),
    ]
    assert made.phones[1].label == "Text"
    assert told == []


def test_the_phone_of_the_organization_stands_in() -> None:
    parts: dict[str, list[Row]] = {"phone": [PHONE, {"number": "303-555-0102", "type": "fax"}]}
    made, _told = read(organization_parts=parts)
    assert [each.number for each in made.phones] == ["+13035550100"]


def test_a_number_nobody_can_dial_is_told_and_left_out() -> None:
    made, told = read(own={"phone": [{"number": "ask Ana"}, PHONE]})
    assert len(made.phones) == 1
    assert told == [("phone", "number", What.NUMBER)]


def test_country_and_region_are_those_it_serves_or_stands_in() -> None:
    area = {"extent": "US-CO", "extent_type": "state"}
    assert read(own={"service_area": [area]})[0].region == "CO"
    made, _told = read(own={"service_area": [{"extent": "GB", "extent_type": "country"}]})
    assert (made.country, made.region) == ("GB", None)
    denver = {"address_1": "1 River Road", "state_province": "CO", "country": "US"}
    boise = {**denver, "state_province": "ID"}
    assert read(places={"address": [denver, denver]})[0].region == "CO"
    assert read(places={"address": [denver, boise]})[0].region is None
    assert read(setting=Setting("MX", TODAY))[0].country == "MX"


def test_kind_from_our_own_term_or_from_the_words() -> None:
    ours = {"taxonomy": "Companion", "code": "kind", "value": "warmline"}
    theirs = {"taxonomy": "211", "term": "Grief support"}
    assert read(own={"attribute": [theirs, ours]})[0].kind is Kind.WARMLINE
    assert read(own={"attribute": [theirs]})[0].kind is Kind.BEREAVEMENT
    assert read(own={"attribute": [{**ours, "value": "magic"}]})[0].kind is Kind.INFORMATION


@pytest.mark.parametrize(
    ("options", "fees", "free"),
    [
        ([{"option": "free"}], "", True),
        ([{"amount": "0.00"}], "", True),
        ([{"amount": "5"}], "", False),
        ([{"amount": "5"}, {"amount": "0"}], "", None),
        ([], "Free.", True),
        ([], "Sliding scale", None),
        ([], "", None),
    ],
)
def test_what_it_costs(options: list[Row], fees: str, free: bool | None) -> None:  # noqa: FBT001
    made, _told = read(own={"cost_option": options}, fees_description=fees)
    assert made.free_of_charge is free


def test_languages_and_sign_language() -> None:
    rows = [{"code": "es"}, {"name": "English"}, {"name": "ASL"}, {"name": "Klingon"}]
    made, told = read(own={"language": rows})
    assert made.languages == ("es", "en")
    assert made.sign_language is True
    assert told == [("language", "code", What.LANGUAGE)]


def test_hours_in_words_and_in_times() -> None:
    row = {
        "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00",
        "description": "Mondays 9 to 5",
    }  # fmt: skip
    made, _told = read(own={"schedule": [row]})
    assert (made.hours, made.opening) == ("Mondays 9 to 5", None)
    made, _told = read(own={"schedule": [row]}, setting=Setting("US", TODAY, "America/Denver"))
    assert made.opening is not None
    assert made.opening.zone == "America/Denver"


def test_a_service_without_any_way_to_reach_it_is_kept() -> None:
    assert read()[0].phones == ()
