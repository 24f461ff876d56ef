"""The public tools that tests use: Debian's packages, which `make test` installs where it may."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def tool(name: str, package: str = "") -> str:
    """Return where a tool is; skip with the reason where it is not, fail where CI=true."""
    found = shutil.which(name)
    if found is None:
        reason = f"needs {package or name}; scripts/system-libraries test installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def text_of_pdf(file: Path) -> str:
    """Return the words of a PDF as another program reads them, in their layout."""
    pdftotext = tool("pdftotext", "poppler-utils")
    arguments = [pdftotext, "-layout", file, "-"]
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout
