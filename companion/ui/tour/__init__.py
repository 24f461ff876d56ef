"""Pictures of every screen in every look, with sample data in a folder that is removed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from companion import clock, files, i18n
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application, theme
from companion.ui.tasks import Tasks
from companion.ui.tour import before, caring, evening, helping, journal, notebooks, people, planning
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import NOW

SIZES = (100, 200)


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a language and a text size."""

    theme: str
    language: str
    text_size: int

    @property
    def name(self) -> str:
        """The name of its folder: 'dawn-en-100'."""
        return f"{self.theme}-{self.language}-{self.text_size}"


LOOKS = tuple(
    Look(name, language, size)
    for name in theme.NAMES
    for language in i18n.LANGUAGES
    for size in SIZES
)


def draw(folder: Path, looks: Iterable[Look] = LOOKS) -> Iterator[Path]:
    """Draw every screen in some looks, a folder for each; yield the pictures as they are made."""
    language = i18n.language()
    with tempfile.TemporaryDirectory() as base, clock.standing_at(NOW):
        app = application.make(Settings(language=language))
        tasks = Tasks(app)
        try:
            for number, look in enumerate(looks):
                files.private_folder(folder / look.name)
                settings = Settings(look.language, look.theme, look.text_size, country="US")
                i18n.use(look.language)
                application.speak(app)
                theme.apply(app, settings)
                paths = Paths.below(Path(base) / str(number))
                yield from _walk(Camera(tasks, paths, settings, folder / look.name))
        finally:
            tasks.close()
            i18n.use(language)


def _walk(camera: Camera) -> Iterator[Path]:
    """Walk through the window as a person would, in the order of a first evening."""
    try:
        yield from before.first_run(camera)
        opened = before.sample_journal(camera)
        yield from before.lock_screen(camera)
        yield from caring.steady(camera)
        with evening.unlocked(camera, opened) as workspace:
            yield from evening.write(camera, workspace, opened)
            yield from journal.about_pages(camera, workspace, opened)
            yield from planning.dates(camera, workspace, opened)
            yield from caring.care(camera, workspace, opened)
            yield from helping.help_pages(camera)
            yield from people.people_pages(camera, workspace, opened)
            yield from caring.help_with_people(camera, workspace)
            yield from evening.settings(camera, workspace)
            yield from notebooks.notebook_pages(camera, workspace, opened)
    finally:
        camera.put_away()
