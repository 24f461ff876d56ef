"""How a service can be reached, and whether it answers at a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from companion.resources.model import Opening, OpeningTime, PhoneKind
from companion.resources.reach import OpenState, Way, state, ways
from tests.resources.examples import LINE, PHONE

NIGHTS = Opening("America/New_York", (OpeningTime((5,), time(20), time(2)),))
ALWAYS = Opening("Europe/Madrid", (OpeningTime((1, 2, 3, 4, 5, 6, 7), time(0), time(0)),))


def test_numbers_chat_and_sign_language_are_ways() -> None:
    assert ways(LINE) == {Way.CALL}
    phones = (replace(PHONE, kind=PhoneKind.WHATSAPP), replace(PHONE, kind=PhoneKind.VIDEOPHONE))
    assert ways(replace(LINE, phones=phones)) == {Way.TEXT, Way.SIGN_LANGUAGE}
    assert ways(replace(LINE, phones=(), chat_url="https://example.org/c")) == {Way.CHAT}
    assert Way.SIGN_LANGUAGE in ways(replace(LINE, sign_language=True))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 3, 7, 1, tzinfo=UTC), OpenState.OPEN),  # Friday, 8 in the evening there
        (datetime(2026, 3, 7, 6, 59, tzinfo=UTC), OpenState.OPEN),
        (datetime(2026, 3, 7, 7, tzinfo=UTC), OpenState.CLOSED),
        (datetime(2026, 3, 8, 1, tzinfo=UTC), OpenState.CLOSED),
    ],
)
def test_hours_pass_midnight_in_their_own_zone(moment: datetime, expected: OpenState) -> None:
    assert state(NIGHTS, moment) is expected


def test_what_is_not_known_is_never_closed() -> None:
    now = datetime(2026, 3, 7, 1, tzinfo=UTC)
    assert state(ALWAYS, now) is OpenState.OPEN
    assert state(None, now) is OpenState.UNKNOWN
    assert state(replace(ALWAYS, zone="Nowhere/At_All"), now) is OpenState.UNKNOWN
    assert state(replace(ALWAYS, valid_to=date(2026, 3, 1)), now) is OpenState.UNKNOWN
