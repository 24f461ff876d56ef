"""The ways to reach a service."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.resources.model import PhoneKind
from companion.resources.service import Directory
from companion.resources.ways import Way, ways
from tests.resources.examples import LINE, PHONE


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PhoneKind.VOICE, (Way.CALL,)),
        (PhoneKind.TEXT, (Way.TEXT,)),
        (PhoneKind.WHATSAPP, (Way.TEXT,)),
        (PhoneKind.VIDEOPHONE, (Way.SIGN_LANGUAGE,)),
        (PhoneKind.TTY, ()),
    ],
)
def test_a_number_gives_its_way(kind: PhoneKind, expected: tuple[Way, ...]) -> None:
    assert ways(replace(LINE, phones=(replace(PHONE, kind=kind),))) == expected


def test_a_chat_and_a_sign_language_are_ways_and_a_website_is_none() -> None:
    silent = replace(LINE, phones=(), website="https://example.org")
    assert ways(silent) == ()
    assert ways(replace(silent, chat_url="https://example.org/chat")) == (Way.CHAT,)
    assert ways(replace(silent, sign_language=True)) == (Way.SIGN_LANGUAGE,)
    assert ways(replace(silent, sign_language=False)) == ()


def test_each_way_is_told_once_in_one_order() -> None:
    line = Directory.load().get("us-988-lifeline")
    assert line is not None
    assert ways(line) == (Way.CALL, Way.TEXT, Way.CHAT, Way.SIGN_LANGUAGE)
