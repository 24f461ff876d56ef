"""Addresses, contact cards and QR codes, read back as a phone would."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given, settings

from companion.resources.dialing import (
    Modules,
    call_uri,
    phone_to_call,
    phone_to_text,
    qr_modules,
    qr_text,
    text_uri,
    uri,
    vcard,
)
from companion.resources.model import Phone, PhoneKind, Resource
from companion.resources.service import Directory
from tests.resources.examples import LINE, PHONE
from tests.support.texts import ANY_TEXT

DIRECTORY = Directory.load()
ADDRESSES = sorted(
    {
        address
        for resource in DIRECTORY.find()
        for phone in resource.phones
        if (address := uri(phone)) is not None
    }
)
GLOBAL_TEL = re.compile(r"tel:\+[0-9]+")
LOCAL_TEL = re.compile(r"tel:\*?[0-9]{3,8}")
SMS = re.compile(r"sms:\+?[0-9]+(\?body=([A-Za-z0-9._~-]|%[0-9A-F]{2})+)?")


def known(identity: str) -> Resource:
    resource = DIRECTORY.get(identity)
    assert resource is not None
    return resource


def seen(modules: Modules) -> list[str]:
    """Return what a phone reads off a picture of a code, each module four points wide."""
    scale, quiet = 4, 4
    side = (len(modules) + 2 * quiet) * scale
    picture = bytearray(b"\xff" * side * side)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                for line in range(scale):
                    start = ((y + quiet) * scale + line) * side + (x + quiet) * scale
                    picture[start : start + scale] = bytes(scale)
    view = memoryview(bytes(picture)).cast("B", (side, side))
    return [code.text for code in zxingcpp.read_barcodes(view)]


def test_every_address_of_the_directory_is_one() -> None:
    for address in ADDRESSES:
        assert any(form.fullmatch(address) for form in (GLOBAL_TEL, LOCAL_TEL, SMS)), address
    assert "tel:988" in ADDRESSES
    assert "tel:*4141" in ADDRESSES
    assert "sms:741741?body=HOME" in ADDRESSES


def test_a_number_is_called_or_written_to_as_it_is_meant() -> None:
    found = {kind: uri(replace(PHONE, kind=kind)) for kind in PhoneKind}
    assert found == {
        PhoneKind.VOICE: "tel:+12025550123",
        PhoneKind.TEXT: "sms:+12025550123",
        PhoneKind.WHATSAPP: None,
        PhoneKind.TTY: "tel:+12025550123",
        PhoneKind.VIDEOPHONE: "tel:+12025550123",
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_phone_reads_every_address_of_the_directory(address: str) -> None:
    assert seen(qr_modules(address)) == [address]


@settings(max_examples=40)
@given(ANY_TEXT.filter(bool))
def test_any_word_to_send_arrives_whole(word: str) -> None:
    address = text_uri(replace(PHONE, kind=PhoneKind.TEXT, text_keyword=word))
    assert SMS.fullmatch(address)
    encoded = address.partition("?body=")[2]
    sent = re.sub(rb"%([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), encoded.encode())
    assert sent.decode("utf-8") == word


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_modules("9" * 10_000)


def test_a_code_in_a_terminal_is_the_same_code() -> None:
    modules = qr_modules("tel:988")
    rows: list[list[bool]] = []
    for line in qr_text(modules).splitlines():
        blocks = re.sub(r"\x1b\[[0-9;]*m", "", line)
        rows += [[block in "▀█" for block in blocks], [block in "▄█" for block in blocks]]
    quiet = range(4, 4 + len(modules))
    assert tuple(tuple(rows[y][x] for x in quiet) for y in quiet) == modules
    assert sum(map(sum, rows)) == sum(map(sum, modules))


def test_the_number_to_call_and_the_word_to_send() -> None:
    crisis = known("us-988-lifeline")
    to_call, in_english, in_spanish = (
        phone_to_call(crisis),
        phone_to_text(crisis, "en"),
        phone_to_text(crisis, "es"),
    )
    assert to_call is not None
    assert in_english is not None
    assert in_spanish is not None
    assert call_uri(to_call) == "tel:988"
    assert text_uri(in_english) == "sms:988"
    assert text_uri(in_spanish) == "sms:988?body=AYUDA"
    assert phone_to_text(known("us-211"), "en") is None
    assert phone_to_call(replace(LINE, phones=())) is None


# The contact card


def unfolded(card: str) -> list[str]:
    assert card.endswith("\r\n")
    return card.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def values(card: str, name: str) -> list[str]:
    """Return the values of a property of a card, as a phone would understand them."""
    marks = {"\\n": "\n", "\\N": "\n"}
    return [
        re.sub(r"\\.", lambda found: marks.get(found[0], found[0][1]), value)
        for property_, _colon, value in (line.partition(":") for line in unfolded(card))
        if property_.partition(";")[0] == name
    ]


def test_a_card_holds_what_a_phone_needs() -> None:
    card = vcard(known("us-988-lifeline"), "en")
    lines = unfolded(card)
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert lines[-1] == "END:VCARD"
    assert "TEL;VALUE=uri;TYPE=voice:tel:988" in lines
    assert "TEL;VALUE=uri;TYPE=text:tel:988" in lines
    assert values(card, "FN") == ["988 Suicide & Crisis Lifeline"]
    assert values(card, "LANG") == ["en", "es"]
    assert "Text in Spanish: 988 AYUDA" in values(card, "NOTE")
    assert "companion" not in card.casefold()


def test_a_card_speaks_spanish() -> None:
    assert "Todos los días, las 24 horas" in values(vcard(known("us-988-lifeline"), "es"), "NOTE")


@settings(max_examples=60)
@given(name=ANY_TEXT.filter(bool), hours=ANY_TEXT, label=ANY_TEXT, email=ANY_TEXT)
def test_any_words_come_back_from_a_card(name: str, hours: str, label: str, email: str) -> None:
    phone = Phone("+12025550123", "202-555-0123", PhoneKind.VOICE, label)
    card = vcard(replace(LINE, name=name, hours=hours, email=email, phones=(phone,)), "en")
    for line in card.split("\r\n"):
        assert len(line.encode("utf-8")) <= 75
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)

    def kept(text: str) -> str:
        ends = text.replace("\r\n", "\n").replace("\r", "\n")
        return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", ends)

    for line in unfolded(card):
        if line.startswith(("FN", "NOTE", "EMAIL")):
            assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", line.partition(":")[2])
    assert values(card, "FN") == [kept(name)]
    assert values(card, "EMAIL") == ([kept(email)] if email else [])
    assert values(card, "NOTE") == [
        kept(f"{label}: 202-555-0123"),
        *([kept(hours)] if hours else []),
    ]
    assert len(values(card, "TEL")) == len(values(card, "BEGIN")) == len(values(card, "END")) == 1
