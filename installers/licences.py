"""Gather the licences of everything that a built copy carries."""

from __future__ import annotations

import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

ROOT: Final = Path(__file__).resolve().parent.parent
_OURS: Final = {
    "Icons": "assets/icons/LICENSE.txt",
    "Fonts": "assets/fonts/OFL.txt",
    "Words for keys": "assets/words/LICENSE.txt",
}
_QT: Final = """\
Qt 6 and Qt for Python are used under the GNU Lesser General Public License, version 3
(/usr/share/common-licenses/LGPL-3 on Debian; https://www.gnu.org/licenses/lgpl-3.0.html).
Their libraries lie in the folder PySide6 as files of their own and can be replaced there.
Their source is offered by The Qt Company at https://download.qt.io/.
"""


def carried() -> list[Distribution]:
    """Return the libraries that the app needs, and those that they need, by name."""
    found: dict[str, Distribution] = {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = list(_needed(project["dependencies"]))
    while waiting:
        try:
            library = distribution(waiting.pop())
        except PackageNotFoundError:  # needed on another system only
            continue
        key = library.metadata["Name"].casefold()
        if key not in found:
            found[key] = library
            waiting.extend(_needed(library.requires or ()))
    return [found[key] for key in sorted(found)]


def text() -> str:
    """Return one text with the licence of each library, of Python, Qt, icons and fonts."""
    parts = [
        _part(f"{library.metadata['Name']} {library.version}", _licences(library))
        for library in carried()
    ]
    standard = Path(sysconfig.get_path("stdlib"))
    python = [file for file in (standard / "LICENSE.txt",) if file.is_file()]
    parts.append(_part("Python", "".join(file.read_text("utf-8") for file in python)))
    parts.append(_part("Qt", _QT))
    parts += [_part(name, (ROOT / file).read_text("utf-8")) for name, file in _OURS.items()]
    return "\n".join(parts)


def _needed(requirements: Iterable[str]) -> Iterator[str]:
    for line in requirements:
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield need.name


def _licences(library: Distribution) -> str:
    files = sorted(
        file
        for file in library.files or ()
        if "dist-info" in file.parts[0]
        and file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "AUTHORS"))
    )
    named = str(library.metadata.json.get("license_expression", ""))
    texts = [Path(str(file.locate())).read_text("utf-8", "replace") for file in files]
    return "\n".join([named, *texts])


def _part(title: str, body: str) -> str:
    return f"{title}\n{'=' * len(title)}\n\n{body.strip()}\n"
