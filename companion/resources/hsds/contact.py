"""Web addresses, e-mail addresses and places of services, as people wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from companion.resources.hsds.problems import What
from companion.resources.hsds.staging import Parts
from companion.resources.hsds.tables import Row
from companion.resources.hsds.text import one_line

Report = Callable[[str, Row, str, What], None]
"""Told what is the matter: the table, the row, the column and what."""

LONGEST_ADDRESS: Final = 300
_WEB: Final = re.compile(r"https?://[^\s<>\"]{1,2000}")
_BARE_WEB: Final = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_EMAIL: Final = re.compile(r"[^\s@<>\"]{1,100}@[A-Za-z0-9.-]{1,200}")


def address_of(places: Parts) -> str | None:
    """Return where to go, on one line: the first place that one can go to."""
    for row in places.get("address", ()):
        parts = (
            row.get("address_1"), row.get("address_2"), row.get("city"),
            " ".join(filter(None, (row.get("state_province"), row.get("postal_code")))),
        )  # fmt: skip
        if row.get("address_type", "physical").lower() == "physical":
            return ", ".join(one_line(part) for part in parts if part)[:LONGEST_ADDRESS] or None
    for row in places.get("location", ()):
        if row.get("location_type", "").lower() == "physical" and row.get("description"):
            return one_line(row["description"])[:LONGEST_ADDRESS] or None
    return None


def web_address(text: str) -> str | None:
    """Return a web address that can be shown; one without https:// gets it."""
    text = one_line(text)
    if _BARE_WEB.fullmatch(text):
        text = f"https://{text}"
    return text if _WEB.fullmatch(text) else None


def web_in(row: Row, table: str, column: str, report: Report) -> str | None:
    """Return the web address in a column, or None, reporting one that cannot be read."""
    if not row.get(column):
        return None
    found = web_address(row[column])
    if found is None:
        report(table, row, column, What.WEB_ADDRESS)
    return found


def chat_of(urls: Iterable[Row], report: Report) -> str | None:
    """Return the web address that is labeled as a chat, or None."""
    for row in urls:
        if "chat" in row.get("label", "").lower():
            return web_in(row, "url", "url", report)
    return None


def email_address(text: str | None) -> str | None:
    """Return an e-mail address that can be shown, or None."""
    text = one_line(text or "").removeprefix("mailto:")
    return text if _EMAIL.fullmatch(text) else None
