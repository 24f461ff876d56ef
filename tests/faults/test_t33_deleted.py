"""T33: what was deleted is no longer in the file, by an independent decryptor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.opener import by_passphrase
from tests.support.builders import NOW, PASSPHRASE, draft, new_vault, page
from tests.support.decryptor import decrypted

WORDS = ("zanzibarquartz", "velvetthunder", "marmaladeorbit")


@pytest.mark.parametrize("closed", [False, True])
def test_nothing_of_a_deleted_page_is_left(paths: Paths, *, closed: bool) -> None:
    """Body, title, tag, earlier saving, draft, and their tokens in the search index."""
    vault = new_vault(paths)
    journal = Journal(vault)
    kept = journal.write(page("kept words"), now=NOW)
    gone = journal.write(page(WORDS[0] + " sea", title=WORDS[1], tags=(WORDS[2],)), now=NOW)
    journal.write(page(WORDS[0] + " again"), now=NOW, entry_id=gone.id)
    journal.keep_draft(draft("d", WORDS[1], entry_id=gone.id))
    vault.checkpoint()
    _, master = by_passphrase(PASSPHRASE).unlock(paths.vault)
    database, key = paths.vault / "journal.1.db", bytes(master.database_key(1))
    assert any(word.encode() in decrypted(database, key) for word in WORDS)  # the control
    journal.move_to_bin(gone.id, now=NOW)
    journal.empty_old_bin(now=NOW + timedelta(days=31))
    vault.checkpoint()
    if closed:
        vault.close()
    plain = decrypted(database, key)
    assert kept.page.text.encode() in plain
    for word in WORDS:
        for form in (word.encode(), word[:8].encode(), word.encode("utf-16-le")):
            assert form not in plain
    log = paths.vault / "journal.1.db-wal"
    assert not log.exists() or log.stat().st_size == 0
    vault.close()
