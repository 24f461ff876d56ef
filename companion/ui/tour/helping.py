"""The pages of help."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from companion.i18n import _
from companion.ui.help.card_page import CardPage
from companion.ui.tour.camera import Camera


def help_pages(camera: Camera) -> Iterator[Path]:
    """Look for help, and go to every page of it."""
    window = camera.window
    window.open_help()
    yield camera.take("help")
    panel, desk = window.help, window.desk
    assert panel is not None  # noqa: S101  # it was just opened
    finder = panel.finder
    finder.narrow_button.click()
    finder.search.setText(_("I can't sleep"))
    camera.settle()
    panel.ensureWidgetVisible(finder.list)
    yield camera.take("help-found")
    finder.list.activated.emit(finder.model.index(0))
    yield camera.take("help-record")
    window.close_help()
    desk.region = "CO"
    for name, go in {
        "calling": desk.open_calling,
        "near": desk.open_near,
        "card": desk.open_card,
        "lists": desk.open_lists,
        "publishers": desk.open_publishers,
    }.items():
        go()
        yield camera.take(f"help-{name}")
        page = window.stage.currentWidget()
        if isinstance(page, CardPage):
            page.wallet.click()
            yield camera.take("help-card-printed")
            window.close_help()
        window.close_help()
    window.close_help()
