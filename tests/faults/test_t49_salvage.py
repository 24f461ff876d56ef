"""T8, T49: damage to the database is noticed, and everything readable is salvaged."""

from __future__ import annotations

import random
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from companion.errors import (
    ChangesMissing,
    DatabaseDamaged,
    NothingToSalvage,
    SlotsDamaged,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.journal.salvaging import mend
from companion.journal.service import Journal
from companion.paths import Paths
from companion.people.model import Person, Phone
from companion.people.service import People
from companion.vault import backups
from companion.vault import header as headers
from companion.vault.header import NAMES, PAGE_BYTES
from companion.vault.opener import by_passphrase
from companion.vault.salvage import Salvaged, salvage
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, fingerprints, new_vault, page
from tests.support.decryptor import decrypted
from tests.support.kills import killed_after
from tests.support.proof import FULL, Proof
from tests.support.workers import write_without_checkpoint

KEY = by_passphrase(PASSPHRASE)
PAGES = 60
DATABASE = "journal.1.db"
Contents = dict[str, str]
_PAIR = re.compile(rb"(?=\b([0-9a-f]{8} [0-9a-f]{8})\b)")
"""Two words of a text, one after the other; the search index knows each alone."""


@pytest.fixture
def contents(swift_paths: Paths) -> Contents:
    """Fill a vault with pages of all sizes, a person, and a page saved twice; lock it."""
    rng = random.Random(49)
    vault = new_vault(swift_paths)
    journal = Journal(vault)
    written = {}
    for number in range(PAGES):
        text = f"page {number} " + " ".join(
            f"{rng.randrange(16**8):08x}" for _ in range(rng.choice([5, 200, 3000]))
        )
        entry = journal.write(
            page(text, title=f"title {number}", tags=("sea", f"t{number}")),
            now=NOW + timedelta(days=number),
        )
        written[entry.id] = text
    again = next(iter(written))
    journal.write(page("newest words"), now=NOW, entry_id=again)
    written[again] = "newest words"
    People(vault, swift_paths).save(Person("Ana", phones=(Phone("1"), Phone("2"))), now=NOW)
    vault.close()
    return written


def after(paths: Paths) -> Contents:
    vault = Vault.unlock(paths, PASSPHRASE)
    journal = Journal(vault)
    try:
        report = vault.check()
        assert report.sound, report.problems
        return {each.id: journal.read(each.id).page.text for each in journal.newest()}
    finally:
        vault.close()


def salvaged(paths: Paths) -> Salvaged:
    return salvage(paths, KEY, mend, now=NOW)


def flip(file: Path, position: int, rng: random.Random) -> None:
    with file.open("r+b") as stream:
        stream.seek(position)
        byte = stream.read(1)[0]
        stream.seek(position)
        stream.write(bytes([byte ^ 1 << rng.randrange(8)]))


def test_a_whole_vault_comes_through_whole(contents: Contents, swift_paths: Paths) -> None:
    code_before = fingerprints(swift_paths.vault)
    report = salvaged(swift_paths)
    assert (report.damaged_pages, report.lost, report.unplaced) == (0, (), 0)
    assert after(swift_paths) == contents
    assert report.set_aside is not None
    assert fingerprints(report.set_aside) == code_before
    vault = Vault.unlock(swift_paths, PASSPHRASE)
    assert [each.person.name for each in People(vault, swift_paths).everyone()] == ["Ana"]
    assert len(People(vault, swift_paths).everyone()[0].person.phones) == 2
    first = next(iter(contents))
    assert Journal(vault).revisions(first)[0].page.text.startswith("page 0")
    assert Journal(vault).read(first).page.tags == ()
    assert Journal(vault).search("newest")[0].summary.id == first
    vault.close()


@pytest.mark.slow
def test_one_byte_in_each_hundredth_is_never_a_wrong_key_and_costs_its_page_only(
    contents: Contents, swift_paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    """A byte flipped in each 1 % of the file: noticed, no crash, everything else salvaged."""
    file = swift_paths.vault / DATABASE
    kept = {each: each.read_bytes() for each in swift_paths.vault.iterdir()}
    size = file.stat().st_size
    rng = random.Random(8)
    came_through = []
    for part in range(100):
        _put_back(swift_paths, kept)
        flip(file, size * part // 100 + rng.randrange(size // 100), rng)
        assert _noticed(swift_paths) or part == 0  # the salt at the very start means nothing
        if part % 10 == 5:
            _put_back(swift_paths, kept)
            flip(file, size * part // 100 + rng.randrange(size // 100), rng)
            assert salvaged(swift_paths).damaged_pages == 1
            found = set(after(swift_paths).values())
            came_through.append(sum(text in found for text in contents.values()) / PAGES)
    # On one page stand at most the third of all texts that are a few words long.
    assert min(came_through) >= 0.6
    assert sum(came_through) / len(came_through) >= 0.95
    with capsys.disabled():
        print(f"\nT49: of all texts {came_through} came through")  # noqa: T201


def _put_back(paths: Paths, kept: dict[Path, bytes]) -> None:
    shutil.rmtree(paths.vault)
    paths.vault.mkdir(mode=0o700)
    for each, content in kept.items():
        each.write_bytes(content)


def _noticed(paths: Paths) -> bool:
    """Say whether opening and checking tells of damage; a wrong key would raise."""
    try:
        vault = Vault.unlock(paths, PASSPHRASE)
    except (DatabaseDamaged, ChangesMissing):
        return True
    try:
        return not vault.check().sound
    except DatabaseDamaged:
        return True
    finally:
        vault.close()


def pages_of(contents: Contents, plain: bytes) -> dict[str, tuple[set[int], set[int]]]:
    """Return of each text the pages of the file on which it stands, and those that know its id."""
    pages = [plain[at : at + PAGE_BYTES] for at in range(0, len(plain), PAGE_BYTES)]
    words = [set(_PAIR.findall(each)) for each in pages]
    found = {}
    for uid, text in contents.items():
        pairs = set(_PAIR.findall(text.encode()))
        found[uid] = (
            {number for number, there in enumerate(words) if pairs & there},
            {number for number, each in enumerate(pages) if uid.encode() in each},
        )
    return found


@pytest.mark.slow
@pytest.mark.parametrize("count", range(1, 21) if FULL else (1, 5, 20))
def test_damaged_pages_cost_what_stood_on_them(
    contents: Contents, swift_paths: Paths, count: int, proof: Proof
) -> None:
    """T49: 1 to 20 damaged pages; what is lost is named, of the rest at least 95 % is here."""
    rng = random.Random(count)
    file = swift_paths.vault / DATABASE
    _, master = KEY.unlock(swift_paths.vault)
    where = pages_of(contents, decrypted(file, bytes(master.database_key(1))))
    total = file.stat().st_size // PAGE_BYTES
    damaged = set(rng.sample(range(1, total), count))
    for number in damaged:
        flip(file, number * PAGE_BYTES + rng.randrange(PAGE_BYTES), rng)
    report = salvaged(swift_paths)
    assert 1 <= report.damaged_pages <= count
    found = set(after(swift_paths).values())
    rest = {uid for uid, (text, _) in where.items() if text and not text & damaged}
    here = {uid for uid in rest if contents[uid] in found}
    assert len(rest) > 10  # the control: there is a rest
    assert len(here) / len(rest) >= 0.95
    for uid, text in contents.items():
        # Nobody can name a page of whose text and of whose id nothing is left.
        assert uid in report.lost or text in found or where[uid][1] & damaged
    named = len(report.lost)
    proof.says(damaged=count, of_pages=total, rest=len(rest), here=len(here), named=named)


@pytest.mark.parametrize("name", [DATABASE])
def test_the_first_page_is_lost_and_the_words_are_not(
    contents: Contents, swift_paths: Paths, name: str
) -> None:
    """Without the schema each page is given to the table that its rows fit."""
    flip(swift_paths.vault / name, 5000, random.Random(1))
    assert salvaged(swift_paths).damaged_pages == 1
    assert set(contents.values()) <= set(after(swift_paths).values())


@pytest.mark.parametrize("part", [0.3, 0.7])
def test_a_file_cut_short_gives_what_is_left(
    contents: Contents, swift_paths: Paths, part: float
) -> None:
    """T8: a truncation is noticed, and the beginning is salvaged."""
    file = swift_paths.vault / DATABASE
    with file.open("r+b") as stream:
        stream.truncate(int(file.stat().st_size * part))
    assert _noticed(swift_paths)
    salvaged(swift_paths)
    assert len(set(after(swift_paths).values()) & set(contents.values())) >= PAGES * part / 2


def test_what_a_crash_left_in_the_log_is_salvaged(swift_paths: Paths) -> None:
    new_vault(swift_paths).close()
    assert swift_paths.base is not None
    killed_after(write_without_checkpoint, swift_paths.base, 20, count=20)
    log = swift_paths.vault / f"{DATABASE}-wal"
    assert log.stat().st_size > 20 * PAGE_BYTES
    flip(swift_paths.vault / DATABASE, 5000, random.Random(3))
    salvaged(swift_paths)
    assert len(after(swift_paths)) == 20


def test_the_code_and_the_shares_still_open(swift_paths: Paths) -> None:
    vault = new_vault(swift_paths)
    code = vault.new_recovery_code(PASSPHRASE)
    Journal(vault).write(page("kept"), now=NOW)
    vault.close()
    salvaged(swift_paths)
    recovered = Vault.recover(swift_paths, code, PASSPHRASE, cost=CHEAP)
    assert Journal(recovered).count() == 1
    assert not recovered.opened.older_slot_file
    recovered.close()


def test_a_wrong_key_or_nothing_readable_leaves_all_as_it_was(
    contents: Contents, swift_paths: Paths
) -> None:
    assert contents
    before = fingerprints(swift_paths.data)
    with pytest.raises(WrongPassphrase):
        salvage(swift_paths, by_passphrase("not the key at all"), mend, now=NOW)
    assert fingerprints(swift_paths.data) == before
    (swift_paths.vault / DATABASE).write_bytes(b"x" * 20 * PAGE_BYTES)
    before = fingerprints(swift_paths.data)
    with pytest.raises(NothingToSalvage):
        salvaged(swift_paths)
    assert fingerprints(swift_paths.data) == before


# The slot file


def test_both_slot_files_lost_a_backup_opens_the_vault(swift_paths: Paths) -> None:
    """Slot file damaged or missing: its second copy, then the backups."""
    vault = new_vault(swift_paths)
    backups.make(vault, now=NOW)
    code = vault.new_recovery_code(PASSPHRASE)
    Journal(vault).write(page("after the backup"), now=NOW)
    vault.close()
    for name in NAMES:
        (swift_paths.vault / name).write_bytes(b"not a header")
    with pytest.raises(SlotsDamaged):  # it may be the right one: damage is told, no wrong key
        Vault.unlock(swift_paths, "not the key of that day")
    opened = Vault.unlock(swift_paths, PASSPHRASE)
    assert Journal(opened).count() == 1
    assert opened.opened.older_slot_file
    assert opened.opened.healed_slot_file
    opened.close()
    Vault.unlock(swift_paths, PASSPHRASE).close()
    with pytest.raises(WrongRecoveryCode):
        Vault.recover(swift_paths, code, PASSPHRASE, cost=CHEAP)


def test_the_backup_of_another_vault_is_never_taken_for_this_ones(
    swift_paths: Paths, tmp_path: Path
) -> None:
    """With the same key, and newer: its slots open, but not this database."""
    other = Paths.below(tmp_path / "other")
    vault = new_vault(swift_paths)
    backups.make(vault, now=NOW)
    vault.close()
    theirs = new_vault(other)
    for _ in range(3):
        theirs.new_recovery_code(PASSPHRASE)
    backups.make(theirs, swift_paths.backups, now=NOW)
    theirs.close()
    for name in NAMES:
        (swift_paths.vault / name).write_bytes(b"not a header")
    Vault.unlock(swift_paths, PASSPHRASE).close()
    for copy in backups.listed(swift_paths.backups):
        if copy.vault_id != headers.load(swift_paths.vault)[0].vault_id:
            continue
        shutil.rmtree(copy.folder)
    for name in NAMES:
        (swift_paths.vault / name).write_bytes(b"not a header")
    with pytest.raises(SlotsDamaged):
        Vault.unlock(swift_paths, PASSPHRASE)
    assert (swift_paths.vault / NAMES[0]).read_bytes() == b"not a header"


def test_a_backup_from_before_a_salvage_opens_what_was_salvaged(swift_paths: Paths) -> None:
    vault = new_vault(swift_paths)
    Journal(vault).write(page("kept"), now=NOW)
    backups.make(vault, now=NOW)
    vault.close()
    salvaged(swift_paths)
    for name in NAMES:
        (swift_paths.vault / name).unlink()
    assert list(after(swift_paths).values()) == ["kept"]


def test_salvage_finds_the_slots_in_a_backup_too(swift_paths: Paths) -> None:
    vault = new_vault(swift_paths)
    backups.make(vault, now=NOW)
    Journal(vault).write(page("after the backup"), now=NOW)
    vault.close()
    for name in NAMES:
        (swift_paths.vault / name).unlink()
    flip(swift_paths.vault / DATABASE, 5000, random.Random(3))
    salvaged(swift_paths)
    assert list(after(swift_paths).values()) == ["after the backup"]
