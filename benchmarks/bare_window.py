"""The least window with a line of text and a field: what starting is held against."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget


def main() -> None:
    """Show a line of text and a field until the process is ended."""
    application = QApplication(sys.argv)
    window = QWidget()
    window.resize(960, 640)
    layout = QVBoxLayout(window)
    layout.addWidget(QLabel("A bare window"))
    field = QLineEdit()
    layout.addWidget(field)
    field.setFocus()
    window.show()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
