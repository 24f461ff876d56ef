from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from companion import i18n
from companion.journal.exporters.export import Form, export
from companion.vault.vault import Vault
from tests.support.builders import NOW


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_reads_well_and_fetches_nothing(full: Vault, tmp_path: Path) -> None:
    """T38: whatever a page holds, the copy loads nothing and runs nothing."""
    copy = export(full, tmp_path / "copy", Form.HTML, now=NOW).path
    content = (copy / "journal.html").read_text("utf-8")
    seen = _Seen()
    seen.feed(content)
    names = {tag for tag, _ in seen.tags}
    assert not names & {"script", "img", "iframe", "link", "object", "audio", "video", "form"}
    assert not re.search(r"https?:|url\(|@import|file:", content)
    policy = next(each["content"] for tag, each in seen.tags if "http-equiv" in each)
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    html = next(each for tag, each in seen.tags if tag == "html")
    assert html == {"lang": "en", "dir": "ltr"}
    assert [tag for tag in (tag for tag, _ in seen.tags) if tag in {"h1", "main"}] == ["main", "h1"]
    assert "日本 \u202eabc\u2028x <script>" in seen.text
    assert "Content note: <b>water</b>" in seen.text
    assert "8 May 2025" in seen.text
    links = [each["href"] for tag, each in seen.tags if tag == "a"]
    assert len(links) == 3
    assert all(link is not None and (copy / link).is_file() for link in links)


def test_it_speaks_the_language_in_use(full: Vault, tmp_path: Path) -> None:
    try:
        i18n.use("es")
        copy = export(full, tmp_path / "copy", Form.HTML, now=NOW).path
    finally:
        i18n.use("en")
    assert '<html lang="es"' in (copy / "journal.html").read_text("utf-8")
