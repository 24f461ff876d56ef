"""One HTML page to read or print: plain, with nothing that is fetched from anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from companion.i18n import _, is_right_to_left, language, long_date
from companion.journal.exporters.members import Member, Watch, attachment_path, not_here
from companion.journal.exporters.selection import Chosen, Record, records

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.journal.attachment_store import Attachment

FILE: Final = "journal.html"
# The policy lets nothing in, not even by mistake: no scripts, no pictures, no addresses.
_HEAD: Final = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 sans-serif; }}
article {{ margin: 0 0 3rem; break-inside: auto; }}
h1, h2 {{ line-height: 1.3; }}
.text {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
.note {{ border-inline-start: 0.3rem solid; padding-inline-start: 0.8rem; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""


def members(
    connection: Connection, chosen: Chosen, watch: Watch, left_out: Collection[str] = ()
) -> Iterator[Member]:
    """Give the page, with links to the attachments beside it; pictures are never shown at once.

    Those whose paths are `left_out` have their names alone.
    """

    def content() -> Iterator[bytes]:
        yield _HEAD.format(
            language=escape(language()),
            direction="rtl" if is_right_to_left() else "ltr",
            title=escape(_("Pages from my journal")),
        ).encode()
        for record in records(connection, chosen.entry_ids):
            yield _article(record, left_out).encode()
            watch.step()
        yield b"</main>\n</body>\n</html>\n"

    yield Member(FILE, content)


def _article(record: Record, left_out: Collection[str]) -> str:
    page, kept = record.entry.page, record.entry.kept
    moment = f"{page.local_date.isoformat()}T{page.local_time.isoformat('seconds')}"
    shown = f"{long_date(page.local_date)} {page.local_time:%H:%M}"
    parts = [
        "<article>",
        f"<h2>{escape(page.title or shown)}</h2>",
        f'<p><time datetime="{moment}">{escape(shown)}</time> {escape(page.zone)}</p>',
    ]
    if page.tags:
        parts.append(f"<p>{escape(' '.join(f'#{tag}' for tag in page.tags))}</p>")
    if kept.content_note:
        note = _("Content note: {note}").format(note=kept.content_note)
        parts.append(f'<p class="note">{escape(note)}</p>')
    parts.append(f'<div class="text" dir="auto">{escape(page.text)}</div>')
    if record.attachments:
        items = "".join(f"<li>{_linked(one, left_out)}</li>" for one in record.attachments)
        parts.append(f"<ul>{items}</ul>")
    parts.append("</article>\n")
    return "\n".join(parts)


def _linked(attachment: Attachment, left_out: Collection[str]) -> str:
    path, name = attachment_path(attachment), escape(attachment.name)
    return not_here(name) if path in left_out else f'<a href="{escape(path)}">{name}</a>'
