from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from companion.errors import PackSourceUnreadable, PackTooLarge, PackUnreadable
from companion.resources.hsds.problems import Problems, What
from companion.resources.hsds.service_row import Setting
from companion.resources.model import Check, Kind, PhoneKind, Resource, Status
from companion.resources.packs import spreadsheet
from companion.resources.packs.spreadsheet import headings, read_spreadsheet
from tests.support.packs import TODAY


def read(
    tmp_path: Path, text: str, encoding: str = "utf-8", country: str = "US"
) -> tuple[list[Resource], Problems]:
    file = tmp_path / "lines.csv"
    file.write_bytes(text.encode(encoding))
    problems = Problems()
    setting = Setting(country, TODAY, publisher="River Center")
    return list(read_spreadsheet(file, setting, problems)), problems


ENGLISH = (
    "Name,Kind,Phone,Text number,Text word,Hours,Website,Languages,Address,For,Notes,Free,"
    "State,Checked on,Checked by,Sign language,Status\n"
    '"River Line",crisis line,"(303) 555-0100; 988",741741,HOME,Day and night,river.example,'
    '"English, Spanish",1 River Road,"Adults\nFamilies","Ask for Ana.\nFree coffee.",yes,co,'
    "2026-03-01,Ana,no,open\n"
)
SPANISH = (
    "Nombre;Tipo;Teléfono;Horario;Página web;Idiomas;Dirección;Notas;Gratis;País;Situación\n"
    "Línea del Río;línea de crisis;33 3833 3838;Siempre;rio.example;español;Calle 1;Nota;sí;"
    "MX;cerrado por un tiempo\n"
)


def test_english_headings(tmp_path: Path) -> None:
    (made,), problems = read(tmp_path, ENGLISH)
    assert problems.count == 0
    assert (made.id, made.name, made.kind) == ("river-line", "River Line", Kind.CRISIS_LINE)
    assert [(each.number, each.kind, each.text_keyword) for each in made.phones] == [
        ("+13035550100", PhoneKind.VOICE, None),
        ("988", PhoneKind.VOICE, None),
        ("741741", PhoneKind.TEXT, "HOME"),
    ]
    assert made.languages == ("en", "es")
    assert made.website == "https://river.example"
    assert made.audience == ("Adults", "Families")
    assert made.facts == ("Ask for Ana.", "Free coffee.")
    assert (made.free_of_charge, made.sign_language, made.region) == (True, False, "CO")
    assert made.check == Check(date(2026, 3, 1), "Ana")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_spanish_headings_of_any_program(tmp_path: Path, encoding: str) -> None:
    (made,), problems = read(tmp_path, SPANISH, encoding)
    assert problems.count == 0
    assert (made.name, made.kind) == ("Línea del Río", Kind.CRISIS_LINE)
    assert made.phones[0].number == "+523338333838"
    assert (made.languages, made.free_of_charge) == (("es",), True)
    assert (made.address, made.country, made.status) == ("Calle 1", "MX", Status.PAUSED)


@pytest.mark.parametrize(
    ("heading", "cell", "what"),
    [
        ("phone", "ask Ana", What.NUMBER),
        ("phone", "555-0100", What.NUMBER),
        ("website", "our page", What.WEB_ADDRESS),
        ("kind", "magic", What.UNKNOWN_KIND),
        ("languages", "Klingon", What.LANGUAGE),
        ("free", "maybe", What.YES_OR_NO),
        ("status", "maybe", What.STATUS),
        ("country", "United States", What.COUNTRY),
        ("checked on", "last week", What.DATE),
        ("checked on", "2026-03-11", What.LATER_DATE),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_and_its_row_left_out(
    tmp_path: Path, heading: str, cell: str, what: What
) -> None:
    found, problems = read(tmp_path, f'name,address,{heading}\nA,Road 1,"{cell}"\nB,Road 2,\n')
    assert [each.name for each in found] == ["B"]
    (problem,) = problems.kept
    assert (problem.file, problem.row, problem.column, problem.what) == (
        "lines.csv", 2, heading, what,
    )  # fmt: skip


def test_every_problem_of_every_row_is_listed(tmp_path: Path) -> None:
    text = "name,phone,website\n,303-555-0100,\nA,x,our page\nB,,\nC,988,\nC,988,\n"
    found, problems = read(tmp_path, text)
    assert [each.id for each in found] == ["c"]
    assert [(each.row, each.column, each.what) for each in problems.kept] == [
        (2, "name", What.NO_NAME),
        (3, "phone", What.NUMBER),
        (3, "website", What.WEB_ADDRESS),
        (4, "phone", What.NO_WAY),
        (6, "name", What.TWICE),
    ]


def test_an_id_of_its_own_tells_rows_apart(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "id,name,phone\n1,C,988\n2,C,988\n")
    assert [each.id for each in found] == ["1", "2"]
    assert problems.count == 0


def test_html_and_formulas_are_plain_text(tmp_path: Path) -> None:
    (made,), _problems = read(tmp_path, 'name,phone,notes\n<b>A</b>,988,"\'=1+1"\n')
    assert (made.name, made.facts) == ("A", ("=1+1",))


def test_what_is_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", "phone\n988\n"):
        with pytest.raises(PackSourceUnreadable):
            read(tmp_path, text)
    monkeypatch.setattr(spreadsheet, "MOST_BYTES", 3)
    with pytest.raises(PackTooLarge):
        read(tmp_path, "name\n")
    with pytest.raises(PackUnreadable):
        list(read_spreadsheet(tmp_path / "missing", Setting("US", TODAY), Problems()))


def test_no_heading_stands_for_two_things() -> None:
    words = [word for words in headings().values() for word in words]
    assert len(words) == len(set(words))
