from __future__ import annotations

import pytest

from companion.resources.hsds.contact import (
    address_of,
    chat_of,
    email_address,
    web_address,
    web_in,
)
from companion.resources.hsds.problems import What
from companion.resources.hsds.tables import Row

Told = list[tuple[str, str, What]]


@pytest.fixture
def told() -> Told:
    return []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://river.example/help", "https://river.example/help"),
        ("http://river.example", "http://river.example"),
        ("www.river.example", "https://www.river.example"),
        ("river.example/help", "https://river.example/help"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("see our page", None),
        ("https://a b", None),
        ("", None),
    ],
)
def test_web_addresses(text: str, address: str | None) -> None:
    assert web_address(text) == address


def test_a_web_address_that_cannot_be_read_is_told(told: Told) -> None:
    def report(table: str, _row: Row, column: str, what: What) -> None:
        told.append((table, column, what))

    assert web_in({"url": "our page"}, "service", "url", report) is None
    assert web_in({}, "service", "url", report) is None
    assert told == [("service", "url", What.WEB_ADDRESS)]
    chat = [{"label": "Shop", "url": "a.example"}, {"label": "Live chat", "url": "b.example"}]
    assert chat_of(chat, report) == "https://b.example"
    assert chat_of(chat[:1], report) is None


def test_email_addresses() -> None:
    assert email_address("mailto:ana@river.example") == "ana@river.example"
    assert email_address("ana at river") is None
    assert email_address(None) is None


def test_where_to_go_is_the_first_place_one_can_go_to() -> None:
    post = {"address_1": "PO Box 1", "city": "Denver", "address_type": "postal"}
    house = {
        "address_1": "1 River Road",
        "address_2": "Floor 2",
        "city": "Denver",
        "state_province": "CO",
        "postal_code": "80201",
    }
    assert address_of({"address": [post, house]}) == "1 River Road, Floor 2, Denver, CO 80201"
    assert address_of({"address": [post]}) is None
    place = {"location_type": "physical", "description": "Behind\nthe library"}
    assert address_of({"location": [place]}) == "Behind the library"
    assert address_of({"location": [{**place, "location_type": "virtual"}]}) is None
    assert address_of({}) is None
