"""What is held against every state; each rule yields what it finds wrong, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from companion.ui.help.line_card import LineCard
from companion.ui.main_window import MainWindow
from companion.ui.theme import TARGET
from companion.ui.widgets.label import Label
from tests.support.content_words import without_content
from tests.support.pseudo import CLOSE, OPEN
from tests.ui.crawler.walk import visible

_MARKUP = re.compile(r"<[a-z/]|\.py\b|QPush|QLine|companion\.")
_CODE = re.compile("[0-9A-Z\u200b-]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_EDGE = 3
_COUNTRIES = 20
"""So many choices are countries, whose names are data."""


def own(window: MainWindow) -> list[QWidget]:
    """Return what can be seen of ours: stock file and print dialogs keep Qt's own measures."""
    return [each for each in visible(window) if not isinstance(each.window(), QDialog)]


def controls(window: MainWindow) -> list[QWidget]:
    """Return everything that can have the keyboard."""
    found = [each for each in own(window) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [each for each in found if each.isEnabled()]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says; Qt says a box's value, its name is *labelled by*."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def names(window: MainWindow) -> Iterator[str]:
    """Everything that can have the keyboard has a name: what is seen, and of what if need be."""
    labels = {label.buddy(): label for label in window.findChildren(QLabel)}
    for widget in controls(window):
        name = name_of(widget)
        if not name:
            yield f"no name: {type(widget).__name__}"
        if _MARKUP.search(name):
            yield f"not words for a person: {name!r}"
        label = labels.get(widget)
        shown = label.text() if label is not None and label.isVisible() else None
        if isinstance(widget, QAbstractButton):
            shown = widget.text().replace("&&", "&")
        if shown is not None and not _tells(name, shown, widget):
            yield f"named {name!r} but shows {shown!r}"
        if isinstance(widget, QLineEdit | QComboBox | QListView) and shown is None:
            yield f"no label to be seen: {name!r}"
    yield from _twins(window)


def _tells(name: str, shown: str, widget: QWidget) -> bool:
    """Say whether a name is what is seen; a button's may go on with what it is about."""
    return name == shown or (isinstance(widget, QAbstractButton) and shown in name)


def _twins(window: MainWindow) -> Iterator[str]:
    found = [each for each in controls(window) if isinstance(each, QAbstractButton)]
    buttons = [name_of(each) for each in found]
    for name in sorted(set(buttons)):
        if buttons.count(name) > 1:
            yield f"two buttons named {name!r}"


def targets(window: MainWindow) -> Iterator[str]:
    """Everything that can be pressed is as large as a finger."""
    for widget in controls(window):
        if widget.width() < TARGET or widget.height() < TARGET:
            yield f"small: {name_of(widget)!r} {widget.width()} x {widget.height()}"
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        for action in popup.actions():
            height = popup.actionGeometry(action).height()
            if not action.isSeparator() and height < TARGET:
                yield f"small in the menu: {action.text()!r} {height}"


def whole(window: MainWindow) -> Iterator[str]:
    """Nothing is cut off: all words have the room they need, inside what holds them."""
    for widget in own(window):
        if not _fits(widget):
            yield (
                f"cut off: {type(widget).__name__} {name_of(widget)!r} "
                f"{widget.width()} x {widget.height()}"
            )


def one_window(window: MainWindow) -> Iterator[str]:
    """No other window flashes up beside this one, its dialogs and its menus."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not window:
            kind = widget.windowType()
            if kind not in {Qt.WindowType.Popup, Qt.WindowType.Dialog, Qt.WindowType.Sheet}:
                yield f"a window of its own: {type(widget).__name__}"


def help_in_sight(window: MainWindow) -> Iterator[str]:
    """Help is to be seen everywhere; Hide now wherever there is something to hide."""
    if not window.bar.help_button.isVisible():
        yield "help is not in sight"
    if window.bar.hide_button.isVisible() != (window.workspace is not None):
        yield "Hide now is where it is not needed, or not where it is"


def translated(window: MainWindow, data: tuple[str, ...]) -> Iterator[str]:
    """In a language that nobody speaks, every word of ours stands between its marks."""
    for text in _words(window):
        if text.startswith("/") or _CODE.fullmatch(text):
            continue  # a folder, a recovery code
        bare, outer = text, ""
        while bare != outer:  # a month's name stands inside a date
            outer, bare = bare, re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "", bare)
        for known in data:
            bare = bare.replace(known, "")
        if _WORD.search(bare) and _WORD.search(without_content(bare)):
            yield f"not translated: {text!r}"


def tab_order(window: MainWindow) -> Iterator[str]:
    """Tab goes through everything once; inside a page from top to bottom."""
    start = window.bar.help_button
    start.setFocus()
    passed: list[QWidget] = []
    for _number in range(150):
        window.focusNextPrevChild(True)  # noqa: FBT003  # Qt's own name and order
        focused = window.focusWidget()
        if focused is start:
            break
        if focused in passed:
            yield f"Tab turns in a circle at {name_of(focused)!r}"
            return
        passed.append(focused)
    missing = [name_of(each) for each in controls(window) if each not in {*passed, start}]
    if missing:
        yield f"Tab passes by {missing}"


def lists(window: MainWindow) -> Iterator[str]:
    """Hold that a list is a list to a screen reader, and each line says something."""
    for view in (each for each in own(window) if isinstance(each, QListView)):
        interface = QAccessible.queryAccessibleInterface(view)
        if interface.role() != QAccessible.Role.List:
            yield f"no list: {name_of(view)!r}"
            continue
        for number in range(min(3, interface.childCount())):
            child = interface.child(number)
            if not child.text(QAccessible.Text.Name):
                yield f"a line of {name_of(view)!r} says nothing"


def _words(window: MainWindow) -> Iterator[str]:
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        yield from (action.text() for action in popup.actions())
    for widget in own(window):
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and not _is_repeated(widget)
        ):  # what a card of the directory says is data, in each language beside the other
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox) and widget.count() < _COUNTRIES:
            yield from (widget.itemText(number) for number in range(widget.count()))
        if not isinstance(widget, QListView) and not _is_repeated(widget):
            yield widget.accessibleName()


def _is_repeated(widget: QWidget) -> bool:
    """Say whether a control stands in one of several cards of the same kind."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, LineCard):
            return True
        parent = parent.parentWidget()
    return False


def _fits(widget: QWidget) -> bool:
    room, need = widget.size(), widget.sizeHint()
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        return content is None or content.width() <= widget.viewport().width()
    if isinstance(widget, Label) and widget.wordWrap():
        fits = room.height() >= widget.heightForWidth(room.width())
        fits &= room.width() >= widget.minimumSizeHint().width()
    elif isinstance(widget, QLineEdit):
        fits = room.height() >= widget.fontMetrics().height() + 2 * _EDGE
    elif isinstance(widget, QPushButton):
        font = QFont(widget.font())
        if widget.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        fits = room.width() >= QFontMetrics(font).horizontalAdvance(widget.text())
        fits &= room.width() >= need.width() and room.height() >= need.height()
    elif isinstance(widget, QLabel | QCheckBox | QComboBox):
        fits = room.width() >= need.width() and room.height() >= need.height()
    else:
        return True
    parent = widget.parentWidget()
    return fits and (parent is None or _inside(widget, parent))


def _inside(widget: QWidget, parent: QWidget) -> bool:
    """Say whether a widget lies in its parent; what is scrolled may go on below."""
    rect = QRect(widget.mapTo(parent, QPoint()), widget.size())
    return parent.rect().contains(rect)
