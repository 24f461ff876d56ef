from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import ContactsUnreadable
from companion.people import vcard
from companion.people.model import LONGEST_NAME, MOST_PHONES, Person, Phone, Tie, prepared
from companion.people.vcard import VERSIONS, read, read_file, write_file, written

LINES = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
PEOPLE = st.builds(
    Person,
    name=LINES.filter(lambda text: text.strip() != ""),
    phones=st.lists(
        st.builds(
            Phone,
            st.text("+0123456789 ()-x;,", min_size=1, max_size=20),
            LINES | st.sampled_from(["home", "work", "cell"]),
        ),
        max_size=4,
    ).map(tuple),
    email=LINES,
    reach=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")),
).map(prepared)

ANDROID = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=B3pez;Ana;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ana=20L=C3=B3pez
TEL;CELL;PREF:+1-303-555-0100
EMAIL;HOME:ana@example.org
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRg
 AAAA

END:VCARD
"""
APPLE = """\
BEGIN:VCARD\r
VERSION:3.0\r
N:Lopez;Ana;;Dr.;\r
FN:Dr. Ana Lopez\r
item1.TEL;type=pref:(303) 555-0100\r
item1.X-ABLabel:_$!<Mobile>!$_\r
item2.TEL:555 0101\r
item2.X-ABLabel:at the shop\r
TEL;type=HOME;type=VOICE:555 0102\r
EMAIL;type=INTERNET;type=HOME:ana@example.org\r
EMAIL;type=INTERNET:second@example.org\r
NOTE:text first\\, then call\\nnot before ten\r
END:VCARD\r
"""


@settings(max_examples=60, deadline=None)
@given(st.lists(PEOPLE, max_size=3), st.sampled_from(VERSIONS))
def test_people_come_back_as_they_were_written(people: list[Person], version: str) -> None:
    cards = read(written(people, version))
    assert list(cards.people) == people
    assert (cards.skipped, cards.shortened) == (0, 0)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read(text)
    for person in read(f"BEGIN:VCARD\nFN:Ana\n{text}\nEND:VCARD").people:
        assert prepared(person) == person


def test_what_is_written_follows_the_standard() -> None:
    person = Person("Ana, María", phones=(Phone("555 0100", "home"), Phone("1", "at her shop")))
    assert written([person], "3.0").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ana\\, María",
        "N:;Ana\\, María;;;",
        "TEL;TYPE=home:555 0100",
        "item2.TEL:1",
        "item2.X-ABLABEL:at her shop",
        "END:VCARD",
        "",
    ]


def test_what_is_between_us_is_not_written() -> None:
    person = Person("Ana", Tie.PEER, "canary", good_for="canary", show_on_lock=True)
    assert "canary" not in written([person])
    assert "peer" not in written([person]).lower()


def test_a_card_of_a_telephone() -> None:
    (person,) = read(ANDROID).people
    assert person == Person(
        "Ana López", phones=(Phone("+1-303-555-0100", "cell"),), email="ana@example.org"
    )


def test_a_card_of_an_address_book() -> None:
    (person,) = read(APPLE).people
    assert person == Person(
        "Dr. Ana Lopez",
        phones=(
            Phone("(303) 555-0100", "Mobile"),
            Phone("555 0101", "at the shop"),
            Phone("555 0102", "home"),
        ),
        email="ana@example.org",
        reach="text first, then call\nnot before ten\nsecond@example.org",
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("FN: \nN:Lopez;Ana;María;Dr.;Jr.", "Dr. Ana María Lopez Jr."),
        ("N:Lopez", "Lopez"),
        ("NICKNAME:Nana\nORG:Shop", "Nana"),
        ("ORG:The Shop", "The Shop"),
        ("EMAIL:a@example.org", "a@example.org"),
        ("TEL:555", "555"),
    ],
)
def test_a_name_is_found_somewhere(lines: str, name: str) -> None:
    assert read(f"BEGIN:VCARD\n{lines}\nEND:VCARD").people[0].name == name


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("TEL;VALUE=uri:tel:+1-303-555-0100", "+1-303-555-0100"),
        ("TEL;VALUE=uri:tel:+1-303-555-0100;ext=12", "+1-303-555-0100 x12"),
        ("TEL;VALUE=uri:tel:%2331%23555;phone-context=x", "#31#555"),
        ("TEL:555;ext=1", "555;ext=1"),
    ],
)
def test_a_number_as_an_address(line: str, number: str) -> None:
    (person,) = read(f"BEGIN:VCARD\nFN:Ana\n{line}\nEND:VCARD").people
    assert person.phones[0].number == number


def test_cards_without_a_name_are_counted_and_inner_cards_passed_over() -> None:
    inner = "AGENT:\nBEGIN:VCARD\nFN:Agent\nTEL:1\nEND:VCARD"
    text = f"BEGIN:VCARD\nFN:Ana\n{inner}\nEND:VCARD\nBEGIN:VCARD\nNOTE:x\nEND:VCARD\nFN:outside"
    cards = read(text)
    assert cards.people == (Person("Ana"),)
    assert cards.skipped == 1
    assert read("BEGIN:VCARD\nFN:never ends").people == ()
    assert read("END:VCARD\n" * 3 + "BEGIN:VCARD\n" * 5_000).people == ()


def test_what_is_too_long_is_cut_and_told() -> None:
    phones = "\n".join(["TEL:1"] * (MOST_PHONES + 1))
    cards = read(
        f"BEGIN:VCARD\nFN:{'x' * 900}\nEND:VCARD\nBEGIN:VCARD\nFN:Ana\n{phones}\nEND:VCARD\n"
    )
    assert [len(person.name) for person in cards.people] == [LONGEST_NAME, 3]
    assert cards.shortened == 2


def test_a_note_without_end_is_told_and_its_beginning_kept() -> None:
    cards = read(f"BEGIN:VCARD\nFN:Ana\nNOTE:{'herons ' * 20_000}\nEND:VCARD\n")
    (ana,) = cards.people
    assert ana.reach.startswith("herons herons")
    assert cards.shortened == 1


def test_more_cards_than_anyone_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vcard, "MOST_CARDS", 2)
    file = tmp_path / "people.vcf"
    file.write_text("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n" * 3)
    with pytest.raises(ContactsUnreadable):
        read_file(file)


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    write_file(file, [Person("José")])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_file(file).people == (Person("José"),)
    file.write_bytes(b"\xef\xbb\xbfBEGIN:VCARD\r\nFN:Jos\xc3\xa9\r\nEND:VCARD\r\n")
    assert read_file(file).people == (Person("José"),)
    file.write_bytes(b"BEGIN:VCARD\nFN:Jos\xe9\nEND:VCARD\n")
    assert read_file(file).people == (Person("José"),)


@pytest.mark.parametrize("content", [b"", b"hello", b"BEGIN:VCARD\nFN:Ana"])
def test_a_file_without_a_card_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "people.vcf"
    file.write_bytes(content)
    with pytest.raises(ContactsUnreadable) as raised:
        read_file(file)
    assert raised.value.path == file


def test_a_file_that_is_not_there_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ContactsUnreadable):
        read_file(tmp_path / "nowhere.vcf")
    monkeypatch.setattr(vcard, "MOST_BYTES", 10)
    file = tmp_path / "people.vcf"
    write_file(file, [Person("Ana")])
    with pytest.raises(ContactsUnreadable):
        read_file(file)


def test_of_a_card_without_end_only_the_beginning_is_kept() -> None:
    lines = ["FN:Ana", *["TEL:303 555 0100"] * vcard.MOST_LINES, "NOTE:behind"]
    (card,) = vcard._cards("\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]))
    assert len(card) == vcard.MOST_LINES
    cards = vcard.read("\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]))
    assert ([one.name for one in cards.people], cards.shortened) == (["Ana"], 1)
