"""Collect the strings to translate and build the catalogues in assets/locale.

Writes the template, brings every translation up to date with it and compiles
it. Nothing in these files depends on the day or the machine.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    del sys.path[0]  # this folder: there the standard library's `locale` would be this file

import io
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from companion.i18n import DOMAIN, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "locale"
TEMPLATE = FOLDER / f"{DOMAIN}.pot"
SOURCE_LANGUAGE = "en"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "ngettext": (1, 2), "marked": None}
COMMENTS = ("Translators:",)


class SteadyCatalog(Catalog):
    """A catalogue whose header says what gettext needs to know, and nothing else."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(language, DOMAIN, charset="utf-8", fuzzy=False)
        self.header_comment = "# Companion, MIT licence"

    def _steady_headers(self) -> list[tuple[str, str]]:
        headers = [("Project-Id-Version", "Companion")]
        if self.locale is not None:
            headers += [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        return [
            *headers,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]

    def _ignore_headers(self, _headers: Iterable[tuple[str, str]]) -> None:
        """Take no header from another catalogue."""

    mime_headers = property(_steady_headers, _ignore_headers)


def extract() -> SteadyCatalog:
    """Return the strings marked for translation in the code."""
    catalog = SteadyCatalog()
    found = extract_from_dir(
        ROOT / "companion",
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=COMMENTS,
        strip_comment_tags=True,
    )
    for name, line, message, comments, _context in sorted(found, key=lambda each: each[:2]):
        path = Path("companion", name).as_posix()
        catalog.add(message, locations=[(path, line)], auto_comments=comments)
    return catalog


def languages() -> list[str]:
    """Return the languages that the app speaks by translation."""
    return [code for code in LANGUAGES if code != SOURCE_LANGUAGE]


def path_of(language: str) -> Path:
    """Return where the translation into a language is kept; compiled it ends in .mo."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> SteadyCatalog:
    """Return a translation as it is kept; a new one is empty."""
    catalog = SteadyCatalog(language)
    path = path_of(language)
    if path.exists():
        for message in read_po(io.BytesIO(path.read_bytes()), locale=language):
            if message.id:
                catalog[message.id] = message
    return catalog


def updated(language: str, template: Catalog) -> SteadyCatalog:
    """Return a translation with the strings of the template; those it lacks are empty."""
    catalog = read(language)
    catalog.update(
        template, no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False
    )
    return catalog


def as_text(catalog: Catalog) -> bytes:
    """Return a catalogue as .po or .pot, by file, without line numbers."""
    stream = io.BytesIO()
    write_po(stream, catalog, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return stream.getvalue().rstrip(b"\n") + b"\n"


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as .mo."""
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Return the strings that have no translation yet, or not in every plural form."""
    return [
        texts(message.id)[0]
        for message in catalog
        if message.id and (message.fuzzy or not all(texts(message.string)))
    ]


def texts(forms: object) -> tuple[str, ...]:
    """Return the forms of a message, one or more."""
    return tuple(forms) if isinstance(forms, (tuple, list)) else (str(forms or ""),)


def main() -> None:
    """Write the template and every translation, and tell what is left to translate."""
    template = extract()
    FOLDER.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(as_text(template))
    print(f"{len(template)} strings")
    for language in languages():
        catalog = updated(language, template)
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_text(catalog))
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        missing = untranslated(catalog)
        print(f"{language}: {len(missing)} left to translate")
        for text in missing:
            print(f"  {text!r}")


if __name__ == "__main__":
    main()
