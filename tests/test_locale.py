"""The catalogues are fresh and complete, and what they say is kind and plain."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from companion import i18n
from scripts import locale as catalogues
from tests.support import reading, words_guide

_TRANSLATORS = {"_", "ngettext", "marked"}
_LANGUAGES = catalogues.languages()
_ENOUGH_WORDS = 8
"""On fewer words an estimate of how hard a sentence is says nothing."""
_HARDEST_GRADE, _HARDEST_SENTENCE = 6, 8
_LEAST_EASE, _LEAST_EASE_SENTENCE = 65, 50
_STALE = "The strings changed: run `make locale`, then translate what it lists."


def _ids(catalog: Catalog) -> list[tuple[str, ...]]:
    return sorted(catalogues.texts(message.id) for message in catalog if message.id)


def _pairs(language: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return each text, in its forms, with its translation."""
    catalog = catalogues.read(language)
    return [
        (catalogues.texts(each.id), catalogues.texts(each.string)) for each in catalog if each.id
    ]


def _all_texts(language: str) -> list[str]:
    if language == catalogues.SOURCE_LANGUAGE:
        return [form for forms in _ids(catalogues.extract()) for form in forms]
    return [form for _id, forms in _pairs(language) for form in forms]


def _names(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


# The files


def test_the_template_holds_exactly_the_strings_of_the_code() -> None:
    template = catalogues.extract()
    assert catalogues.TEMPLATE.read_bytes().count(b"\nmsgid ") == len(template) + 1, _STALE
    kept = catalogues.as_text(template).decode()
    assert _entries(catalogues.TEMPLATE.read_text(encoding="utf-8")) == _entries(kept), _STALE


def _entries(text: str) -> list[str]:
    """Return what is to be translated in a .pot, without where it comes from."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return sorted("\n".join(lines).split("\n\n"))


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_translation_holds_exactly_the_strings_of_the_code(language: str) -> None:
    assert _ids(catalogues.read(language)) == _ids(catalogues.extract()), _STALE


@pytest.mark.parametrize("language", _LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    catalog = catalogues.read(language)
    assert catalogues.untranslated(catalog) == []
    for message in catalog:
        if message.id and message.pluralizable:
            assert len(catalogues.texts(message.string)) == catalog.num_plurals, message.id


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_compiled_translation_is_that_of_the_source(language: str) -> None:
    catalog = catalogues.read(language)
    made = catalogues.path_of(language).with_suffix(".mo").read_bytes()
    assert made == catalogues.compiled(catalog), _STALE


@pytest.mark.parametrize("language", _LANGUAGES)
def test_nothing_in_the_files_depends_on_the_day_or_the_machine(language: str) -> None:
    for path in (catalogues.TEMPLATE, catalogues.path_of(language)):
        text = path.read_text(encoding="utf-8")
        assert "Date:" not in text
        assert "Generated-By" not in text
        assert not re.search(r"^#: .*:\d+", text, re.MULTILINE)


def test_the_app_speaks_spanish() -> None:
    before = i18n.language()
    try:
        i18n.use("es")
        assert i18n._("Get help now") == "Ayuda ahora"
        assert i18n.ngettext("{count} page was added.", "{count} pages were added.", 2) == (
            "Se agregaron {count} páginas."
        )
    finally:
        i18n.use(before)


# Each string


@pytest.mark.parametrize("language", _LANGUAGES)
def test_placeholders_are_the_same_in_both_languages(language: str) -> None:
    for forms, translated in _pairs(language):
        allowed = [_names(form) for form in forms]
        assert all(_names(form) in allowed for form in translated), forms
        assert _names(translated[-1]) == allowed[-1], forms
        assert not any(name == "" or name.isdigit() for each in allowed for name in each), forms


@pytest.mark.parametrize("language", _LANGUAGES)
def test_spaces_and_full_stops_stand_where_they_stood(language: str) -> None:
    for forms, translated in _pairs(language):
        for form in translated:
            assert form[:1].isspace() == forms[0][:1].isspace(), form
            assert form[-1:].isspace() == forms[0][-1:].isspace(), form
            stops = [text[-1] if text[-1] in ".:?" else "" for text in (forms[0], form)]
            assert stops[0] == stops[1], form


@pytest.mark.parametrize("language", ["en", *_LANGUAGES])
def test_every_string_follows_the_words_guide(language: str) -> None:
    broken = {
        text: found
        for text in _all_texts(language)
        if (found := words_guide.breaches(text, language))
    }
    assert broken == {}


def test_english_reads_at_sixth_grade_or_below() -> None:
    sentences = reading.sentences_among(_all_texts("en"))
    assert reading.grade(reading.total(sentences, "en")) <= _HARDEST_GRADE
    hard = [
        (round(found, 1), text)
        for text in sentences
        if len(reading.words_of(text)) >= _ENOUGH_WORDS
        and (found := reading.grade(reading.size_of(text, "en"))) > _HARDEST_SENTENCE
    ]
    assert hard == []


def test_spanish_is_fairly_easy_to_read() -> None:
    sentences = reading.sentences_among(_all_texts("es"))
    assert reading.ease_es(reading.total(sentences, "es")) >= _LEAST_EASE
    hard = [
        (round(found, 1), text)
        for text in sentences
        if len(reading.words_of(text)) >= _ENOUGH_WORDS
        and (found := reading.ease_es(reading.size_of(text, "es"))) < _LEAST_EASE_SENTENCE
    ]
    assert hard == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You must try again."),
        ("en", "Invalid date"),
        ("en", "OK"),
        ("en", "Saved!"),
        ("es", "Debes probar otra vez."),
        ("es", "Te damos la bienvenida, amigo/a."),
        ("es", "Tu contraseña"),
    ],
)
def test_the_words_guide_notices(language: str, text: str) -> None:
    assert words_guide.breaches(text, language)


def test_the_words_guide_lets_names_of_programmes_be() -> None:
    assert not words_guide.breaches("Office for Victims of Crime", "en")


# The code


def _files() -> list[Path]:
    return sorted((catalogues.ROOT / "companion").rglob("*.py"))


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node


def _is_words(node: ast.AST) -> bool:
    """Say whether this is a literal with a letter in it."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(letter.isalpha() for letter in node.value)
    )


def _is_translated(node: ast.AST) -> bool:
    return any(name in _TRANSLATORS for name, _call in _calls(node))


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.name)
def test_strings_to_translate_are_literals_that_the_collector_finds(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    has_marked = "marked(" in source
    for name, call in _calls(ast.parse(source)):
        if path.name == "i18n.py" or name not in _TRANSLATORS:
            continue
        texts = call.args[:2] if name == "ngettext" else call.args[:1]
        late = name == "_" and has_marked and not isinstance(texts[0], ast.JoinedStr)
        assert late or all(_is_words(text) for text in texts), f"{path.name}:{call.lineno}"


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.name)
def test_no_sentence_is_glued_from_parts(path: Path) -> None:
    """In another language the parts stand in another order: use a placeholder."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{path.name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.JoinedStr) and _is_translated(node):
            assert not any(_is_words(part) for part in node.values), where
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and _is_translated(node):
            sides = (node.left, node.right)
            assert not any(_is_words(side) for side in sides), where
            assert not all(_is_translated(side) for side in sides), where


@pytest.mark.parametrize(
    "path", [path for path in _files() if "ui" in path.parts], ids=lambda path: path.name
)
def test_the_window_shows_no_words_that_nobody_can_translate(path: Path) -> None:
    for name, call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
        if name in {"Label", "Button", "KeyField", "QCheckBox"} and call.args:
            assert not _is_words(call.args[0]), f"{path.name}:{call.lineno}"
