"""T15: what is put back on a computer that never saw it is what was there, row by row."""

from __future__ import annotations

import hashlib
import io
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from companion.journal.attachments import Attachments
from companion.journal.model import Kind, Page, SourcedPage
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups
from companion.vault.opener import by_passphrase
from companion.vault.restoring import restore
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault
from tests.support.proof import Proof
from tests.support.texts import PIECES

WORDS = ("sea", "lamp", "window", "harbour", "bread", "letter", "river", "quiet")
FIRST = date(1990, 1, 1)
Rows = dict[str, tuple[int, str]]


def rows(vault: Vault) -> Rows:
    """Return of each table how many rows it has, and the SHA-256 of all of them in order."""
    found: Rows = {}
    with vault.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list "
            "WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema'"
        ).scalars()
        for name in sorted(names):
            columns = connection.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
            order = ", ".join(str(number) for number in range(1, len(columns) + 1))
            listed = connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY {order}')
            code, count = hashlib.sha256(), 0
            for row in listed:
                code.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
                count += 1
            found[name] = count, code.hexdigest()
    return found


def texts(rng: random.Random) -> str:
    """Return words in all scripts, with everything that a copy could stumble over."""
    return "".join(rng.choices((*PIECES, *WORDS, " "), k=rng.randrange(1, 60)))


@pytest.mark.slow
def test_a_journal_put_back_on_another_computer_is_the_same(
    swift_paths: Paths, swift_folder: Path, proof: Proof
) -> None:
    """T15: every row of every table, every file's SHA-256, in all scripts, on a fresh profile."""
    many = proof.figure(short=150, full=10_000)
    rng = random.Random(15)
    vault = new_vault(swift_paths)
    journal = Journal(vault)
    journal.bring_in(
        (
            SourcedPage(
                Page(
                    f"x{texts(rng)}", texts(rng), FIRST + timedelta(rng.randrange(9_000)),
                    tags=tuple({texts(rng).strip() or "tag" for _ in range(rng.randrange(3))}),
                    kind=rng.choice(list(Kind)),
                ),
                "test", f"{number}",
            )
            for number in range(many)
        ),
        now=NOW,
    )  # fmt: skip
    files = Attachments(vault)
    codes: dict[str, str] = {}
    for number, entry in enumerate(journal.newest(limit=max(10, many // 50))):
        content = rng.randbytes(rng.choice((0, 1, 4_000, 300_000)))
        name = f"{texts(rng)[:20]}x{number}.bin"
        kept = files.attach(entry.id, name, io.BytesIO(content), now=NOW)
        codes[kept.id] = hashlib.sha256(content).hexdigest()
    copy = backups.make(vault, now=NOW).snapshot.folder
    expected = rows(vault)
    assert expected["entry"][0] == many
    vault.close()
    elsewhere = Paths.below(swift_folder / "elsewhere")
    carried = Path(shutil.move(copy, swift_folder / copy.name))
    restore(elsewhere, carried, by_passphrase(PASSPHRASE), now=NOW)
    other = Vault.unlock(elsewhere, PASSPHRASE)
    try:
        found = rows(other)
        assert found.keys() == expected.keys()
        assert [name for name in expected if found[name] != expected[name]] == []
        whole = {
            one: hashlib.sha256(Attachments(other).whole(one, 10**6)).hexdigest() for one in codes
        }
        assert whole == codes
        assert other.check().sound
    finally:
        other.close()
    proof.says(pages=many, files=len(codes), differences=0)
