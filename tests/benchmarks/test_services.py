"""The made-up services are the same every time, and nobody's."""

from __future__ import annotations

import hashlib
from pathlib import Path

from benchmarks.finding import questions
from benchmarks.services import services
from companion.resources.as_json import dumps
from companion.resources.catalogue import Catalogue

DIGEST = "de70f71763c6f59f386df6675da53ce8f90bcb7979a3bfa56fdb2d4c970d104a"


def test_the_same_services_every_time() -> None:
    made = list(services(500))
    assert made == list(services(500))
    assert made[:100] == list(services(100))
    written = "\n".join(map(dumps, made)).encode()
    assert hashlib.sha256(written).hexdigest() == DIGEST


def test_no_number_is_anybodys() -> None:
    for service in services(500):
        for phone in service.phones:
            assert phone.display[4:].startswith("555-01")
            assert phone.number[2:].removeprefix(phone.display[:3]) == phone.display[4:].replace(
                "-", ""
            )


def test_questions_are_answered_among_them(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.sqlite"
    assert Catalogue.build(file, services(500)) == 500
    catalogue = Catalogue.open(file)
    answered = [query for query in questions() if catalogue.find(query)]
    assert len(answered) > len(questions()) / 2
