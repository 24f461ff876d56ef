"""The directory's data files: every record is sourced, dialable and kindly worded."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from companion.paths import assets
from companion.resources.model import Kind
from companion.resources.store import NOT_RECORDS

FOLDER = assets() / "directory"
FILES = sorted(file for file in FOLDER.glob("*.json") if file.name not in NOT_RECORDS)
SHORT_CODES = json.loads((Path(__file__).parent / "short_codes.json").read_text("utf-8"))
LATIN_AMERICA_AND_SPAIN = {"ES", "MX", "AR", "CL", "CO", "PE"}

RETIRED = {
    ("US", "66746"): "text code of the Disaster Distress Helpline until about 2021",
    ("US", "18008468517"): "its TTY line",
    ("US", "18003942255"): "FYI-CALL, until 2015",
    ("US", "18002738255"): "988 is the number to list",
    ("CA", "18334564566"): "Talk Suicide, became 9-8-8",
    ("CA", "45645"): "Talk Suicide by text",
    ("GB", "08457909090"): "Samaritans until 2015",
    ("GB", "448457909090"): "Samaritans until 2015",
    ("BR", "141"): "CVV until 2018",
    ("FR", "0884284637"): "08VICTIMES until 2018",
    ("FR", "33884284637"): "08VICTIMES until 2018",
    ("IT", "199284284"): "Telefono Amico until 2020",
    ("IT", "39199284284"): "Telefono Amico until 2020",
    ("KR", "1393"): "became 109 in 2024",
    ("KR", "15770199"): "became 109 in 2024",
    ("KR", "8215770199"): "became 109 in 2024",
    ("NL", "09000113"): "113 is the number",
    ("NL", "319000113"): "113 is the number",
    ("AU", "1300845745"): "Griefline, whose phone line was to close in 2025",
    ("AU", "611300845745"): "Griefline, whose phone line was to close in 2025",
    ("UA", "0800100102"): "a line of 2022 for several countries",
    ("UA", "380800100102"): "a line of 2022 for several countries",
}
RETIRED_WORDS = {
    "TalkWithUs": "text code of the Disaster Distress Helpline until about 2021",
    "08VICTIMES": "became 116 006 in 2018",
    "FYI-CALL": "until 2015",
    "okvictimscomp": "looks like Oklahoma's program, and is not",
    "press 3": "the option of 988 that ended in 2025",
    "marca 3": "the option of 988 that ended in 2025",
    "oprime 3": "the option of 988 that ended in 2025",
}
"""What else no longer leads to help, by how it was written."""
SHIPPED_TEXTS = sorted(
    file
    for file in assets().rglob("*")
    if file.suffix in {".json", ".po", ".pot", ".toml", ".qss"} and file.is_file()
)
LONG_ENOUGH = 5
"""Fewer digits can be any number; they are looked for among the numbers alone."""
EXACT_HOURS = {
    "de-weisser-ring": ("Every day, 7am-10pm", "Europe/Berlin", "1234567 07:00 22:00"),
    "fr-france-victimes": ("Every day, 9am-7pm", "Europe/Paris", "1234567 09:00 19:00"),
    "it-telefono-amico": ("Every day, 10am-midnight", "Europe/Rome", "1234567 10:00 00:00"),
    "us-comp-dc": ("Monday to Friday, 8:30am-5pm", "America/New_York", "12345 08:30 17:00"),
    "us-comp-il": ("Monday to Friday, 8am-5pm", "America/Chicago", "12345 08:00 17:00"),
    "us-nami-helpline": (
        "Monday to Friday, 10am-10pm Eastern", "America/New_York", "12345 10:00 22:00",
    ),
    "us-physician-support-line": (
        "Every day, 8am-1am Eastern", "America/New_York", "1234567 08:00 01:00",
    ),
    "us-teen-line": (
        "Every day, 6-10pm Pacific (texts until 9pm)", "America/Los_Angeles",
        "1234567 18:00 22:00",
    ),
    "us-rc-pittsburgh-1027": (
        "Monday to Friday, 9am-5pm", "America/New_York", "12345 09:00 17:00",
    ),
    "us-rc-monterey-park": (
        "Monday, Tuesday, Wednesday and Friday 9am-6pm; Thursday 9am-7pm", "America/Los_Angeles",
        "1235 09:00 18:00, 4 09:00 19:00",
    ),
}  # fmt: skip
"""The hours that are stated exactly: as text, the zone, and days with opening and closing."""
HOURS_NOT_EXACT = {
    "At least 18 hours a day; varies by city",
    "Every day, 3:30pm-12:30am",  # Portugal has two zones
    "Every day, 8am-midnight (as of 2023)",
    "Every day, 9am-7pm (as of 2020)",
    "Finnish line 24/7; other languages have limited hours",
    "24/7, as listed by others",
    "24/7 in most places",
    "Limited hours; check the website",
    "Monday to Friday, 8:30am-5pm",  # Oregon has two zones
    "Monday to Friday, 9am-4pm, by appointment",
    "Monday to Friday, 9am-8pm in Finnish, 12-2pm in Swedish (as of 2020)",
    "Monday to Friday, walk in 12-5pm (as of 2023)",
    "Monday to Friday; hours change",
    "Monitored 24/7",
}
"""Hours that leave something open: which zone, which line, which year."""
SHARED_NUMBERS = {
    ("US", "988"): {"us-988-lifeline", "us-veterans-crisis-line"},
    ("US", "+18663852699"): {"us-mn-day-one", "us-comp-mn"},
}
"""Numbers that belong to two records on purpose."""
NOT_IN_THE_LIBRARY = {("LK", "1990"), ("NG", "112"), ("PE", "106")}
"""Emergency numbers that are in service, reviewed by hand."""

OFFICIAL_TERMS = re.compile(
    r"Crime Victim Assistance Line|Crime Victim Line|Victim Services|Victim Advocate\b"
    r"|Victim Specialist|Victim/Witness advocate|National Organization for Victim Assistance"
    r"|Office for Victims of Crime|Victims Compensation|4-VICTIM|6VICTIM"
)
WORDS_TO_AVOID = re.compile(
    r"\b(victims?|víctimas?|anniversar(y|ies)|aniversarios?|trigger\w*|detonante\w*"
    r"|shoot\w*|gunm[ae]n|massacres?|masacres?|attack\w*|ataques?|atac\w+|tirote\w*|tirador\w*"
    r"|incidents?|incidentes?|closure|move on|committed|cometió|disorders?|trastornos?"
    r"|patients?|pacientes?|symptoms?|síntomas?|normal|abnormal|must|should|debes?|tienes que"
    r"|just|simply|simplemente|easy|fácil|congratulations|brave|valiente\w*|hero\w*|héroe\w*"
    r"|resilient|resiliente\w*|deadlines?|kill|target\w*|execute\w*|abort\w*|fail\w*|wrong"
    r"|invalid|ok|usted|ustedes)\b|[!¡]",
    re.IGNORECASE,
)
BRITISH_SPELLING = re.compile(
    r"\b(centres?|programmes?|counsell\w+|colours?|dialling|carers?|cancelled"
    r"|(organ|reorgan|traumat|recogn)is(e|ed|es|ing|ations?))\b"
)


def contents(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


RECORDS: list[dict[str, Any]] = [record for file in FILES for record in contents(file)["records"]]


def record(identity: str) -> dict[str, Any]:
    return next(each for each in RECORDS if each["id"] == identity)


def numbers_of(identity: str) -> list[str]:
    return [phone["number"] for phone in record(identity)["phones"]]


def shown(each: dict[str, Any]) -> list[str]:
    """Return every text of ours that a person sees; names belong to the services."""
    texts = [*each["audience"], *each["facts"], *(each["audience_es"] or [])]
    texts += [*(each["facts_es"] or []), each["hours"], each["hours_es"], each["name_es"]]
    for phone in each["phones"]:
        texts += [phone["display"], phone["label"], phone["label_es"]]
    return [text for text in texts if text]


def test_there_are_all_174_services_and_54_programs_of_46_countries() -> None:
    programs = [each for each in RECORDS if each["id"].startswith("us-comp-")]
    assert len(programs) == 54
    assert len(RECORDS) - len(programs) == 174
    assert len({each["country"] for each in RECORDS}) == 46


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_follows_the_schema(file: Path) -> None:
    schema = contents(FOLDER / "directory.schema.json")
    Draft202012Validator.check_schema(schema)
    problems = [error.message for error in Draft202012Validator(schema).iter_errors(contents(file))]
    assert problems == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.name)
def test_a_file_is_readable_text_with_one_newline_at_its_end(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.endswith("}\n")
    assert "\\u" not in text
    assert "\r" not in text


def test_each_file_holds_the_records_of_its_country() -> None:
    for file in FILES:
        content = contents(file)
        assert content["country"].lower() == file.stem.removesuffix("-compensation")
        assert {each["country"] for each in content["records"]} == {content["country"]}


def test_ids_are_unique_and_begin_with_their_country() -> None:
    assert [
        name for name, count in Counter(each["id"] for each in RECORDS).items() if count > 1
    ] == []
    for each in RECORDS:
        prefix = {"ZZ": "intl"}.get(each["country"], each["country"].lower())
        assert each["id"].startswith(f"{prefix}-")


def test_every_record_has_a_source_or_says_that_it_has_none() -> None:
    without = {each["id"] for each in RECORDS if not each["sources"]}
    assert without == {"us-brady", "intl-iasp-crisis-centres"}
    for each in RECORDS:
        assert (each["confidence"] == "unverified") == (each["id"] in without)
        assert each["id"] not in without or each["editor_notes"]


def test_every_source_has_an_address_or_says_who_told_it() -> None:
    for each in RECORDS:
        for source in each["sources"]:
            assert source["url"] or source["seen"].startswith("["), each["id"]


def test_every_record_tells_when_its_sources_were_read_and_no_page_is_from_later() -> None:
    for each in RECORDS:
        for source in each["sources"]:
            date = source["page_date"]
            assert date is None or "1990" < date <= each["sources_read_on"]


def test_web_addresses_are_web_addresses() -> None:
    for each in RECORDS:
        addresses = [each["website"], each["chat_url"]]
        addresses += [source["url"] for source in each["sources"]]
        for address in filter(None, addresses):
            parts = urlsplit(address)
            assert parts.scheme in {"http", "https"}
            assert parts.hostname
            assert parts.username is None


def test_international_numbers_are_valid() -> None:
    for each in RECORDS:
        for phone in each["phones"]:
            if phone["number"].startswith("+"):
                parsed = phonenumbers.parse(phone["number"])
                assert phonenumbers.is_valid_number(parsed), (each["id"], phone)


def test_the_number_shown_is_the_number_dialed() -> None:
    for each in RECORDS:
        for phone in each["phones"]:
            without_letters = re.sub(r"\s\([^)]*\)$", "", phone["display"])
            digits = re.sub(r"\D", "", without_letters)
            dialed = phone["number"].lstrip("+*")
            assert digits, phone
            assert dialed.endswith(digits.removeprefix("0")), (each["id"], phone)


def test_every_short_code_was_reviewed_and_every_reviewed_one_is_used() -> None:
    found = {
        (each["country"], phone["number"])
        for each in RECORDS
        for phone in each["phones"]
        if not phone["number"].startswith("+")
    }
    assert found == {(entry["country"], entry["code"]) for entry in SHORT_CODES}


def test_a_number_belongs_to_one_service() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for each in RECORDS:
        for phone in each["phones"]:
            owners.setdefault((each["country"], phone["number"]), set()).add(each["id"])
    assert {number: ids for number, ids in owners.items() if len(ids) > 1} == SHARED_NUMBERS


@pytest.mark.parametrize(("country", "number"), RETIRED, ids=RETIRED.values())
def test_a_retired_number_is_nowhere_in_what_a_person_sees(country: str, number: str) -> None:
    for each in RECORDS:
        if each["country"] == country:
            assert number not in [phone["number"].lstrip("+") for phone in each["phones"]]
            for text in (*shown(each), each["name"]):
                runs = re.findall(r"\d[\d\s().-]*", text)
                assert number not in [re.sub(r"\D", "", run) for run in runs], text


@pytest.mark.parametrize("file", SHIPPED_TEXTS, ids=lambda file: file.name)
def test_a_retired_number_is_in_no_file_that_ships(file: Path) -> None:
    """Notes for staff ship too, and somebody may dial what they read there."""
    runs = re.findall(r"\d[\d\s().-]*", file.read_text("utf-8"))
    found = {re.sub(r"\D", "", run) for run in runs}
    for country, number in RETIRED:
        national = number.removeprefix("1") if country in {"US", "CA"} else number
        if len(national) >= LONG_ENOUGH:
            assert not {national, f"1{national}"} & found


@pytest.mark.parametrize("words", RETIRED_WORDS, ids=RETIRED_WORDS.values())
def test_retired_words_are_nowhere_in_what_a_person_sees(words: str) -> None:
    for each in RECORDS:
        for text in (*shown(each), each["name"], each["website"] or "", each["chat_url"] or ""):
            assert words.casefold() not in text.casefold(), each["id"]
        assert words not in {phone["text_keyword"] for phone in each["phones"]}


def test_opening_times_are_given_exactly_where_the_text_states_them() -> None:
    for each in RECORDS:
        opening, hours = each["opening"], each["hours"]
        if hours == "24/7":
            assert opening["zone"] == "UTC", each["id"]
            assert written(opening) == "1234567 00:00 00:00"
            assert opening["valid_to"] is None
        elif opening is not None:
            assert (hours, opening["zone"], written(opening)) == EXACT_HOURS[each["id"]]
            assert opening["valid_to"] is None
        else:
            assert hours is None or hours in HOURS_NOT_EXACT, each["id"]
    assert set(EXACT_HOURS) <= {each["id"] for each in RECORDS if each["opening"]}


def written(opening: dict[str, Any]) -> str:
    return ", ".join(
        f"{''.join(map(str, each['days']))} {each['opens']} {each['closes']}"
        for each in opening["times"]
    )


def test_nobody_has_called_yet_and_no_record_says_otherwise() -> None:
    assert {each["check"] for each in RECORDS} == {None}


def test_a_sign_language_is_claimed_where_a_source_names_one() -> None:
    claimed = {each["id"] for each in RECORDS if each["sign_language"]}
    assert claimed == {
        "us-988-lifeline",
        "us-deaf-dv-hotline",
        "us-disaster-distress-helpline",
    }
    assert claimed == {
        each["id"]
        for each in RECORDS
        if any(phone["kind"] == "videophone" for phone in each["phones"])
    }


def test_what_staff_noted_is_kept_apart() -> None:
    for each in RECORDS:
        for text in (*shown(each), each["name"], *(source["seen"] for source in each["sources"])):
            assert "editor note" not in text.lower()
        assert all(note not in shown(each) for note in each["editor_notes"])


def test_only_a_word_that_is_really_to_be_sent_is_a_keyword() -> None:
    for each in RECORDS:
        for phone in each["phones"]:
            assert phone["text_keyword"] is None or phone["kind"] == "text"
            assert ("WhatsApp" in phone["label"]) == (phone["kind"] == "whatsapp")


@pytest.mark.parametrize("each", RECORDS, ids=lambda each: each["id"])
def test_words_that_can_hurt_are_avoided(each: dict[str, Any]) -> None:
    for text in shown(each):
        found = WORDS_TO_AVOID.search(OFFICIAL_TERMS.sub("", text))
        assert found is None, (text, found)


@pytest.mark.parametrize("each", RECORDS, ids=lambda each: each["id"])
def test_the_spelling_is_american(each: dict[str, Any]) -> None:
    for text in (*each["audience"], *each["facts"], each["hours"] or ""):
        assert BRITISH_SPELLING.search(text) is None, text


def test_what_spanish_readers_need_most_is_in_spanish() -> None:
    for each in RECORDS:
        if each["country"] == "US" or each["country"] in LATIN_AMERICA_AND_SPAIN:
            assert each["audience_es"], each["id"]
            assert each["facts_es"], each["id"]
            assert each["hours"] is None or each["hours_es"], each["id"]
            assert all(phone["label_es"] for phone in each["phones"]), each["id"]


def test_a_translation_has_as_many_parts_as_the_original() -> None:
    for each in RECORDS:
        for key in ("audience", "facts"):
            assert each[f"{key}_es"] is None or len(each[f"{key}_es"]) == len(each[key])


def test_the_kinds_are_the_ones_the_program_knows() -> None:
    schema = contents(FOLDER / "directory.schema.json")
    kinds = schema["$defs"]["record"]["properties"]["kind"]["enum"]
    assert set(kinds) == set(Kind) == set(contents(FOLDER / "kinds.json"))


def test_everything_named_by_a_code_has_a_name_in_both_languages() -> None:
    countries, languages = contents(FOLDER / "countries.json"), contents(FOLDER / "languages.json")
    regions, kinds = contents(FOLDER / "regions.json"), contents(FOLDER / "kinds.json")
    for each in RECORDS:
        named = [countries[each["country"]], kinds[each["kind"]]]
        named += [languages[code] for code in each["languages"]]
        if each["region"]:
            named.append(regions[each["country"]][each["region"]])
        assert all(name["en"] and name["es"] for name in named)


def test_every_country_has_emergency_numbers_that_are_known_there() -> None:
    emergency = contents(FOLDER / "emergency.json")
    assert set(emergency) == {each["country"] for each in RECORDS}
    assert emergency.pop("ZZ") == []
    assert emergency.pop("EU") == [{"number": "112", "display": "112", "use": "any"}]
    for country, entries in emergency.items():
        assert entries
        assert [entry["use"] for entry in entries] in (["any"], ["police", "ambulance"])
        for entry in entries:
            if (country, entry["number"]) not in NOT_IN_THE_LIBRARY:
                assert phonenumbers.is_emergency_number(entry["number"], country)


# Mistakes that were met in public data


def test_the_trevor_project_and_trans_lifeline_keep_their_own_numbers() -> None:
    assert numbers_of("us-trevor-project") == ["+18664887386", "678678"]
    assert numbers_of("us-trans-lifeline") == ["+18775658860", "+18773306366"]


def test_love_is_respect_has_no_swapped_digits() -> None:
    right = "+18663319474"
    assert numbers_of("us-love-is-respect")[0] == right
    swapped = {
        right[:at] + right[at + 1] + right[at] + right[at + 2 :]
        for at, (one, other) in enumerate(pairwise(right))
        if one != other
    }
    assert not swapped & {phone["number"] for each in RECORDS for phone in each["phones"]}


def test_alaska_and_other_programs_without_a_known_number_show_none() -> None:
    without = {
        each["region"]
        for each in RECORDS
        if each["id"].startswith("us-comp-") and not each["phones"]
    }
    expected = "AL AK CO ID IN IA MT NE NM NC ND OK SC VA WA WY PR VI GU"
    assert without == set(expected.split())


def test_ohio_has_its_one_line() -> None:
    assert numbers_of("us-comp-oh") == ["+18005822877"]


def test_the_site_that_looks_like_oklahomas_is_nowhere() -> None:
    for file in FILES:
        assert "okvictimscomp" not in file.read_text("utf-8")


def test_teen_line_has_its_current_numbers() -> None:
    assert numbers_of("us-teen-line") == ["+18008528336", "839863"]


def test_the_netherlands_and_korea_have_their_short_numbers_first() -> None:
    assert numbers_of("nl-113")[0] == "113"
    assert numbers_of("kr-109") == ["109"]


def test_chile_and_peru_say_what_to_press() -> None:
    assert record("cl-4141")["phones"][0]["display"] == "*4141"
    peru = record("pe-113")["phones"][0]
    assert (peru["number"], peru["display"]) == ("113", "113")
    assert "press 5" in peru["label"]
    assert "marca 5" in peru["label_es"]
