from __future__ import annotations

import io
import random
from datetime import date, timedelta

import pytest

from companion.journal.attachments import Attachments
from companion.journal.gentle_writing import GentleWriting, Sitting
from companion.journal.keeping import Keeping
from companion.journal.learned_words import LearnedWords
from companion.journal.model import Kept, Kind, Page
from companion.journal.service import Journal
from companion.journal.templates import Template, Templates
from companion.vault.vault import Vault
from tests.support.builders import NOW

PHOTO = random.Random(1).randbytes(700_000)


@pytest.fixture
def full(vault: Vault) -> Vault:
    """Return a journal with a little of everything."""
    journal, keeping, files = Journal(vault), Keeping(vault), Attachments(vault)
    sea = journal.write(
        Page(
            "The sea.\r\n---\n# not a header", "Sea: \"one\" / 'two'", date(2025, 5, 6), tags=("a",)
        ),
        now=NOW,
    )
    for number in range(3):
        page = Page(f"The sea, {number}.\n", "Sea", date(2025, 5, 6 + number), kind=Kind.MEMORY)
        journal.write(page, now=NOW + timedelta(minutes=number), entry_id=sea.id)
    files.attach(sea.id, "harbour [1].PNG", io.BytesIO(PHOTO), now=NOW)
    files.attach(sea.id, "note.txt", io.BytesIO(b""), now=NOW + timedelta(seconds=1))
    binned = files.attach(sea.id, "gone.txt", io.BytesIO(b"gone"), now=NOW)
    files.move_to_bin(binned.id, now=NOW)
    GentleWriting(vault).keep(sea.id, Sitting(NOW, 15, 6, None))
    keeping.keep(sea.id, Kept(content_note="<b>water</b>", never_bring_back=True))
    same = journal.write(Page("日本 \u202eabc\u2028x <script>", "sea", date(2025, 5, 8)), now=NOW)
    files.attach(same.id, "copy.png", io.BytesIO(PHOTO), now=NOW)
    aside = journal.write(Page("set aside", "", date(2025, 6, 1)), now=NOW)
    keeping.keep(aside.id, Kept(set_aside=True))
    sealed = journal.write(Page("sealed", "later", date(2025, 6, 2)), now=NOW)
    keeping.keep(sealed.id, Kept(sealed_until=date(2030, 1, 1)))
    gone = journal.write(Page("in the bin", "", date(2025, 6, 3)), now=NOW)
    journal.move_to_bin(gone.id, now=NOW)
    Templates(vault).keep(Template("Morning", "Good morning\n"), now=NOW)
    LearnedWords(vault).learn("Xochitl", "es")
    return vault
