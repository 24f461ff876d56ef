from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from companion.errors import Cancelled, PackUnreadable
from companion.resources.hsds import tables
from companion.resources.hsds.problems import Problems, What
from companion.resources.hsds.tables import Folder, headings_of, opened_members, rows, tables_of


def read(content: bytes | str, **options: object) -> tuple[list[tuple[int, tables.Row]], Problems]:
    problems = Problems()
    data = content if isinstance(content, bytes) else content.encode()
    return list(rows(io.BytesIO(data), "a.csv", problems, **options)), problems  # type: ignore[arg-type]


EXPECTED = [(2, {"id": "1", "name": "Añil"}), (3, {"id": "2"})]


@pytest.mark.parametrize(
    "content",
    [
        "id,name\n1,Añil\n2,\n",
        "id,name\r\n1,Añil\r\n2,\r\n",
        "id,name\r1,Añil\r2,",
        "\ufeffid,name\n1,Añil\n2,\n",
        "id;name\n1;Añil\n2;\n",
        "ID\tName\n1\tAñil\n2\t\n",
        ' id , name\n"1"," Añil "\n2\n',
        "id,name\r\n1,Añil\r\n2,\r\n".encode("utf-16"),
        "id,name,\n1,Añil,,more\n2,,,\n",
    ],
)
def test_tables_of_any_program(content: bytes | str) -> None:
    found, problems = read(content)
    assert found == EXPECTED
    assert problems.count == 0


def test_cells_of_more_lines_and_with_quote_marks() -> None:
    found, _problems = read('id,note\n1,"one\ntwo"\n2,"a ""b"""\n')
    assert found == [(2, {"id": "1", "note": "one\ntwo"}), (3, {"id": "2", "note": 'a "b"'})]


def test_empty_rows_are_passed_over_and_counted() -> None:
    assert read("id\n\n1\n,\n2\n")[0] == [(3, {"id": "1"}), (5, {"id": "2"})]


def test_a_quote_mark_before_a_formula_is_taken_off() -> None:
    assert read("id,note\n1,'=2+2\n")[0] == [(2, {"id": "1", "note": "=2+2"})]


def test_letters_that_cannot_be_read_are_told_and_the_row_is_kept() -> None:
    found, problems = read("id,name\n1,Añil\n2,Ana\n".encode("latin-1"))
    assert [row["id"] for _number, row in found] == ["1", "2"]
    assert [(each.row, each.what) for each in problems.kept] == [(2, What.LETTERS)]
    assert read("id,name\n1,Añil\n2,".encode("cp1252"), encoding="cp1252")[0] == EXPECTED


def test_one_bad_row_does_not_stop_the_rest() -> None:
    long = "x" * 200_000
    found, problems = read(f"id,name\n1,{long}\n2,Ana\n")
    assert found == [(3, {"id": "2", "name": "Ana"})]
    assert [(each.row, each.what) for each in problems.kept] == [(2, What.UNREADABLE_ROW)]


def test_a_quote_mark_that_is_never_closed_ends_somewhere() -> None:
    _found, problems = read('id,name\n1,"open\n' + "2,Ana\n" * 60_000)
    assert problems.count >= 1
    assert {each.what for each in problems.kept} == {What.UNREADABLE_ROW}


def test_a_line_without_end_is_read_in_pieces() -> None:
    found, problems = read("id\n" + "1" * (3 * tables.LONGEST_ROW) + "\n2\n")
    assert found[-1][1] == {"id": "2"}
    assert problems.count >= 1


def test_what_has_no_headings() -> None:
    for content in ("", "\n", "\x00" * 200_000):
        assert read(content)[0] == []
    assert headings_of(io.BytesIO(b"\xef\xbb\xbfID; Name\n")) == ["id", "name"]


def test_somebody_may_look_and_cancel() -> None:
    told: list[int] = []
    read("id\n1\n2\n", advance=told.append)
    assert sum(told) == len("id\n1\n2\n")

    def cancel(_count: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read("id\n1\n", advance=cancel)


def test_files_are_found_by_their_names_and_by_the_description(tmp_path: Path) -> None:
    for name in ("services.csv", "phone.csv", "LOCATIONS.CSV", "others.csv", "notes.txt"):
        (tmp_path / name).write_text("id\n")
    (tmp_path / "people.csv").write_text("id\n")
    resources = [
        {"name": "organization", "path": "people.csv"},
        {"name": "service", "path": "people.csv"},
        {"name": "address", "path": "../secret.csv"},
        {"name": "schedule", "path": "missing.csv"},
    ]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}))
    assert tables_of(Folder(tmp_path)) == {
        "location": "LOCATIONS.CSV",
        "phone": "phone.csv",
        "service": "services.csv",
        "organization": "people.csv",
    }


@pytest.mark.parametrize(
    "content", ["", "[]", '{"resources": 3}', '{"resources": [3]}', "[" * 9999]
)
def test_a_description_that_cannot_be_read_is_ignored(tmp_path: Path, content: str) -> None:
    (tmp_path / "datapackage.json").write_text(content)
    (tmp_path / "services.csv").write_text("id\n")
    assert tables_of(Folder(tmp_path)) == {"service": "services.csv"}


def test_a_zip_is_read_like_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("csv/services.csv", "id,name\n1,Añil\n2,\n")
    with opened_members(file) as members:
        name = tables_of(members)["service"]
        with members.open(name) as stream:
            assert list(rows(stream, name, Problems())) == EXPECTED
        assert members.size(name) == 19
    with pytest.raises(PackUnreadable), opened_members(tmp_path / "missing"):
        pass
