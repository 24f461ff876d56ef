"""From one service of HSDS, with everything that belongs to it, to a record of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.resources.hsds import columns, kinds
from companion.resources.hsds.contact import (
    Report,
    address_of,
    chat_of,
    email_address,
    web_in,
)
from companion.resources.hsds.languages import language_codes
from companion.resources.hsds.numbers import phone
from companion.resources.hsds.problems import What
from companion.resources.hsds.schedules import day_of, opening_of
from companion.resources.hsds.staging import Parts
from companion.resources.hsds.tables import Row
from companion.resources.hsds.text import one_line, plain_text
from companion.resources.model import (
    WORLD,
    Check,
    Confidence,
    Kind,
    Phone,
    PhoneKind,
    Resource,
    Status,
)

LONGEST_NAME: Final = 300
LONGEST_TEXT: Final = 4_000
MOST_LINES: Final = 60
MOST_PHONES: Final = 40

_STATUS: Final = {
    "": Status.OPEN,
    "active": Status.OPEN,
    "inactive": Status.PAUSED,
    "temporarily closed": Status.PAUSED,
    "defunct": Status.CLOSED,
}
_PHONE_KINDS: Final = {
    "": PhoneKind.VOICE,
    "voice": PhoneKind.VOICE,
    "cell": PhoneKind.VOICE,
    "text": PhoneKind.TEXT,
    "sms": PhoneKind.TEXT,
    "whatsapp": PhoneKind.WHATSAPP,
    "video": PhoneKind.VIDEOPHONE,
    "videophone": PhoneKind.VIDEOPHONE,
    "textphone": PhoneKind.TTY,
    "tty": PhoneKind.TTY,
}
"""RFC 6350 names and those met in exports; fax and pager reach nobody now."""
_NO_PERSON: Final = frozenset({"fax", "pager"})
_KEYWORD: Final = re.compile(r"(?P<label>.*?)\s*\(send the word (?P<word>[^\s()]{1,20})\)")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_AREA: Final = re.compile(r"([A-Z]{2})-([^\s<>][^<>]{0,59})")
_ANSWERS: Final = {"yes": True, "true": True, "no": False, "false": False}
_FREE: Final = frozenset({"free", "free of charge", "no cost", "no charge", "none", "gratis"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about a whole package, beside its tables."""

    country: str
    """ISO 3166-1 alpha-2 of what names no country itself, or WORLD."""
    today: date
    zone: str | None = None
    """IANA zone of its opening times, where the publisher states one."""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What belongs to a service, itself and through its places, and its organization."""

    own: Parts
    places: Parts
    organization: Row
    organization_parts: Parts

    def rows(self, table: str) -> list[Row]:
        """Return the service's rows of a table, then those of its places."""
        return [*self.own.get(table, ()), *self.places.get(table, ())]


def resource_of(row: Row, gathered: Gathered, setting: Setting, report: Report) -> Resource | None:
    """Return the record for a service; None, with the reason reported, when it cannot be one.

    A service without any way to reach it is kept: what is told of it can help.
    """
    name = one_line(row.get("name", ""))
    if not name:
        report("service", row, "name", What.NO_NAME)
        return None
    if len(name) > LONGEST_NAME:
        report("service", row, "name", What.TOO_LONG)
        return None
    ours = _our_terms(gathered.own.get("attribute", ()))
    country, region = _where(gathered, setting)
    organization = gathered.organization
    phones = _phones(gathered, country, report)
    website = web_in(row, "service", "url", report) or web_in(
        organization, "organization", "website", report
    )
    schedules = gathered.rows("schedule")
    zone = ours.get(columns.TIME_ZONE) or setting.zone
    opening = opening_of(schedules, zone, setting.today)
    signed, languages = _languages(gathered.rows("language"), report)
    status = row.get("status", "").lower()
    if status not in _STATUS:
        report("service", row, "status", What.STATUS)
    return Resource(
        id=row["id"],
        name=name,
        kind=_kind(row, gathered, ours),
        audience=_lines(row.get("eligibility_description")),
        country=country,
        region=region,
        languages=languages,
        facts=_facts(row, organization, name),
        phones=phones,
        chat_url=chat_of(gathered.own.get("url", ()), report),
        website=website,
        email=email_address(row.get("email") or organization.get("email")),
        hours=_hours(schedules),
        free_of_charge=_free(row, gathered.own.get("cost_option", ())),
        confidential=_ANSWERS.get(ours.get(columns.CONFIDENTIAL, "")),
        peer_led=_ANSWERS.get(ours.get(columns.PEER_LED, "")),
        sign_language=_ANSWERS.get(ours.get(columns.SIGN_LANGUAGE, ""), signed),
        confidence=Confidence.SECONDARY,
        opening=opening,
        check=_check(row, setting, report),
        status=_STATUS.get(status, Status.OPEN),
        alert=plain_text(row.get("alert", ""))[:LONGEST_TEXT] or None,
        address=address_of(gathered.places),
    )


def _lines(text: str | None) -> tuple[str, ...]:
    lines = plain_text(text or "").split("\n")
    return tuple(line[:LONGEST_TEXT] for line in lines if line)[:MOST_LINES]


def _facts(row: Row, organization: Row, name: str) -> tuple[str, ...]:
    facts = _lines(row.get("description"))
    whose = one_line(organization.get("name", ""))[:LONGEST_NAME]
    return facts if not whose or whose == name else (f"{whose}.".replace("..", "."), *facts)


def _our_terms(attributes: Iterable[Row]) -> dict[str, str]:
    ours = columns.OUR_TAXONOMY
    return {row["code"]: row.get("value", "") for row in attributes if row.get("taxonomy") == ours}


def _kind(row: Row, gathered: Gathered, ours: dict[str, str]) -> Kind:
    told = ours.get(columns.KIND, "")
    if told in set(Kind):
        return Kind(told)
    terms = [each.get("term", "") for each in gathered.own.get("attribute", ())]
    return kinds.kind_of(*terms, row.get("name", ""))


def _where(gathered: Gathered, setting: Setting) -> tuple[str, str | None]:
    """Return country and region: those it serves, else those where all of its places are."""
    for area in gathered.rows("service_area"):
        extent = area.get("extent", "")
        if area.get("extent_type", "").lower() == "state" and (found := _AREA.fullmatch(extent)):
            return found[1], found[2]
        if area.get("extent_type", "").lower() == "country" and _COUNTRY.fullmatch(extent):
            return extent, None
    places = {
        (each.get("country", "").upper(), each.get("state_province", "").upper())
        for each in gathered.places.get("address", ())
    }
    countries = {country for country, _region in places if _COUNTRY.fullmatch(country)}
    country = countries.pop() if len(countries) == 1 else setting.country
    regions = {region for _country, region in places}
    region = regions.pop() if len(regions) == 1 else ""
    return country, region if country != WORLD and re.fullmatch(r"[A-Z]{2,3}", region) else None


def _phones(gathered: Gathered, country: str, report: Report) -> tuple[Phone, ...]:
    rows = gathered.rows("phone") or gathered.organization_parts.get("phone", [])
    phones: dict[tuple[str, str, str | None], Phone] = {}
    for row in rows[:MOST_PHONES]:
        told = row.get("type", "").lower()
        label = one_line(row.get("description", ""))[:LONGEST_NAME]
        kind = _PHONE_KINDS.get(told, PhoneKind.VOICE)
        if told in _NO_PERSON:
            continue
        if kind is PhoneKind.TEXT and "whatsapp" in label.lower():
            kind = PhoneKind.WHATSAPP
        keyword = None
        if found := _KEYWORD.fullmatch(label):
            label, keyword = found["label"], found["word"]
        made = phone(
            row.get("number", ""), country, kind,
            label=label, extension=row.get("extension", "")[:10], text_keyword=keyword,
        )  # fmt: skip
        if made is None:
            report("phone", row, "number", What.NUMBER)
        else:
            phones.setdefault((made.number, made.kind, made.text_keyword), made)
    return tuple(phones.values())


def _languages(rows: Iterable[Row], report: Report) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether there is a sign language, and the codes of the others."""
    signed: bool | None = None
    spoken: dict[str, None] = {}
    for row in rows:
        codes, is_signed = language_codes(row.get("code") or row.get("name") or "")
        spoken |= dict.fromkeys(codes)
        signed = signed or is_signed or None
        if not codes and not is_signed:
            report("language", row, "code", What.LANGUAGE)
    return signed, tuple(spoken)


def _hours(schedules: Iterable[Row]) -> str | None:
    told = dict.fromkeys(one_line(row.get("description", "")) for row in schedules)
    return "; ".join(each for each in told if each)[:LONGEST_TEXT] or None


def _free(row: Row, options: Iterable[Row]) -> bool | None:
    known = {
        word in _FREE or re.fullmatch(r"0+(?:\.0+)?", amount) is not None
        for word, amount in (
            (one_line(each.get("option", "")).lower(), each.get("amount", "")) for each in options
        )
        if word or amount
    }
    if not known and one_line(row.get("fees_description", "")).lower().rstrip(".") in _FREE:
        return True
    return known.pop() if len(known) == 1 else None


def _check(row: Row, setting: Setting, report: Report) -> Check | None:
    """Return who checked it and when: `assured_date`, the only date that makes it fresh."""
    told = row.get("assured_date", "")
    if not told:
        return None
    on = day_of(told)
    if on is None or on > setting.today:
        report("service", row, "assured_date", What.DATE if on is None else What.LATER_DATE)
        return None
    by = one_line(row.get("assurer_email", "")).rpartition("@")[2] or setting.publisher
    return Check(on, by[:LONGEST_NAME]) if by else None
