"""`companion`, and `python -m companion`."""

from __future__ import annotations

from companion import process


def main() -> None:
    """Harden the process, then let the command line decide what to do."""
    process.harden()
    from companion.cli.main import main as command_line

    command_line()


if __name__ == "__main__":
    main()
