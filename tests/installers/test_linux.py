"""What the desktop is told: valid, neutral, in both languages, and nothing starts by itself."""

from __future__ import annotations

import configparser
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

from companion import __version__
from companion.i18n import LANGUAGES
from companion.resources.packs.pack_file import SUFFIX
from companion.ui.application import NEUTRAL_TITLE
from installers import deb, landing

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "installers" / "linux"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TELLING = ("trauma", "surviv", "sobreviv", "violen", "victim", "víctima", "crisis", "suicid")


def entry() -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((LINUX / "companion.desktop").read_text("utf-8"))
    return dict(parser["Desktop Entry"])


def test_the_desktop_entry_is_valid() -> None:
    subprocess.run(["desktop-file-validate", LINUX / "companion.desktop"], check=True)


def test_the_metainfo_is_valid() -> None:
    file = LINUX / "companion.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", file], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_the_entry_says_nothing_of_what_the_app_is_for() -> None:
    assert entry()["Name"] == NEUTRAL_TITLE
    words = " ".join(entry().values()).casefold()
    summaries = ET.parse(LINUX / "companion.metainfo.xml").findall("summary")  # noqa: S314
    words += " ".join(each.text or "" for each in summaries).casefold()
    assert [word for word in TELLING if word in words] == []


def test_both_languages_are_there() -> None:
    others = set(LANGUAGES) - {"en"}
    for key in ("GenericName", "Comment", "Keywords"):
        assert {f"{key}[{language}]" for language in others} <= set(entry())
    root = ET.parse(LINUX / "companion.metainfo.xml").getroot()  # noqa: S314
    assert root is not None
    for parent in [root, *root.iter("description"), *root.iter("ul"), *root.iter("screenshot")]:
        for tag in {"p", "li", "summary", "caption"} & {child.tag for child in parent}:
            spoken = [child.get(LANGUAGE, "en") for child in parent.findall(tag)]
            assert all(spoken.count(language) == spoken.count("en") for language in LANGUAGES)


def test_the_metainfo_tells_of_this_version_and_of_nothing_to_be_warned_of() -> None:
    root = ET.parse(LINUX / "companion.metainfo.xml").getroot()  # noqa: S314
    assert root is not None
    newest = root.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    rating = root.find("content_rating")
    assert rating is not None
    assert list(rating) == []
    pictures = {Path(image.text or "").name for image in root.iter("image")}
    assert pictures <= {file.name for file in (ROOT / "docs" / "pictures").iterdir()}


def test_the_kinds_of_files_are_those_the_app_makes() -> None:
    root = ET.parse(LINUX / "companion-mime.xml").getroot()  # noqa: S314
    assert root is not None
    globs = {each.get("pattern") for each in root.iter() if each.tag.endswith("glob")}
    assert globs == {f"*{SUFFIX}", "*.age"}


def test_the_file_manager_opens_these_kinds_of_files_with_the_app() -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((LINUX / "companion.desktop").read_text("utf-8"))
    entry = parser["Desktop Entry"]
    root = ET.parse(LINUX / "companion-mime.xml").getroot()  # noqa: S314
    assert root is not None
    kinds = [each.get("type") for each in root.iter() if each.tag.endswith("mime-type")]
    assert entry["MimeType"].rstrip(";").split(";") == kinds
    assert entry["Exec"] == "companion %f"


def test_nothing_is_put_where_a_session_starts_it() -> None:
    sources = "".join(file.read_text("utf-8") for file in (ROOT / "installers").glob("*.py"))
    assert "etc/xdg" not in sources
    assert not list(LINUX.glob("*.service"))


def test_the_package_says_what_it_is() -> None:
    text = deb.control(depends="libc6", kilobytes=7, architecture="amd64")
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    assert fields["Version"] == f"{__version__}-1"
    assert fields["Installed-Size"] == "7"
    assert text.endswith("\n")
    assert all(len(line) <= 80 for line in text.split("Description: ")[1].splitlines())


def test_what_qt_loads_later_is_what_running_from_source_needs() -> None:
    listed = (ROOT / "scripts" / "system-libraries").read_text("utf-8")
    assert all(package in listed for package in deb.LOADED_LATER)


def test_the_changelog_of_the_package_is_dated_by_the_commit() -> None:
    assert deb.changelog(0).endswith("Thu, 01 Jan 1970 00:00:00 -0000\n")


def test_the_trial_of_the_package_reads_the_window_with_what_the_journeys_use() -> None:
    assert {"xdotool", "openbox", "at-spi2-core", "xvfb"} <= set(landing.READERS)


def test_builders_of_packages_are_pinned_apart_from_the_app() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ]
    assert extras["package"] == ["pyinstaller>=6.22"]
    run = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    package = (ROOT / "requirements" / "package.txt").read_text("utf-8")
    assert "pyinstaller==" not in run
    for line in run.splitlines():
        if "==" in line:
            assert line in package
