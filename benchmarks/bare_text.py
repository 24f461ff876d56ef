"""Qt alone, a window that is nothing but a text: what an everyday key and rest are held against.

`python -m benchmarks.bare_text` prints a JSON object of lists.
"""

from __future__ import annotations

import json

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from benchmarks.keys_and_rest import SETTLE_MILLISECONDS, TEXT, keys, resting, wait


def main() -> None:
    """Rest with an empty text, then type into a long one."""
    _application = QApplication([])
    text = QPlainTextEdit()
    text.resize(960, 640)
    text.show()
    wait(SETTLE_MILLISECONDS)
    figures = resting()
    text.setPlainText(TEXT)
    print(json.dumps(figures | keys(text)))


if __name__ == "__main__":
    main()
