"""The command line: the same services as the window, without Qt."""

from __future__ import annotations

import gettext
import importlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

import click

from companion import __version__, handed, i18n, logs, process
from companion.errors import CompanionError, UsageError
from companion.i18n import _
from companion.paths import Paths, assets
from companion.wording import explain

# Without a log a remark for it would go to standard error, beside our one sentence.
logs.logger.addHandler(logging.NullHandler())
i18n.use("")  # help texts are translated when the modules of the commands are read
# click asks the standard library's gettext for its own words ("Usage:", "Missing option").
gettext.bindtextdomain("click", str(assets() / "locale"))
gettext.textdomain("click")
os.environ["LANGUAGE"] = i18n.language()

_USAGE_STATUS = 2
_BROKEN_PIPE_STATUS = 1


# Read only when it is called: opening the window needs none of them.
_COMMANDS = {
    "vault": "companion.cli.vault:vault",
    "journal": "companion.cli.journal:journal",
    "find": "companion.cli.find:find",
    "pack": "companion.cli.pack:pack",
    "directory": "companion.cli.directory:directory",
    "resource": "companion.cli.resource:resource",
    "card": "companion.cli.card:card",
    "dates": "companion.cli.dates:dates",
    "reminders": "companion.cli.reminders:reminders",
    "agent": "companion.cli.agent:agent",
    "care": "companion.cli.care:care",
    "guide": "companion.cli.guide:guide",
    "people": "companion.cli.people:people",
    "tour": "companion.cli.tour:tour",
}


class _CalmGroup(click.Group):
    """A group whose errors are one sentence on standard error, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Read a command's module and return it, or None."""
        if cmd_name not in _COMMANDS:
            return _window_with(Path(cmd_name)) if handed.is_meant(cmd_name) else None
        module, _colon, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        _speak(command)
        return command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line, its placeholders in the language in use."""
        self.options_metavar, self.subcommand_metavar = _("[OPTIONS]"), _("COMMAND [ARGS]...")
        super().format_usage(ctx, formatter)

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command and end with 0, 2 for usage, 1 for everything else."""
        options["standalone_mode"] = False
        try:
            status = super().main(*arguments, **options)
        except click.exceptions.Abort:
            click.echo(_("Stopped. Everything is as it was."), err=True)
            sys.exit(1)
        except UsageError as error:
            click.echo(str(explain(error)), err=True)
            sys.exit(_USAGE_STATUS)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx is not None else "companion"
            hint = _("See: {command} --help").format(command=command)
            click.echo(f"{error.format_message()} {hint}", err=True)
            sys.exit(_USAGE_STATUS)
        except click.ClickException as error:
            click.echo(error.format_message(), err=True)
            sys.exit(1)
        except CompanionError as error:
            click.echo(str(explain(error)), err=True)
            sys.exit(1)
        except BrokenPipeError:
            # The reader went away; do not let Python complain about it at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(_BROKEN_PIPE_STATUS)
        except Exception as error:  # noqa: BLE001  # the last resort: no traceback for a person
            logs.logger.error("unexpected %s", logs.describe(error))
            click.echo(str(explain(error)), err=True)
            sys.exit(1)
        sys.exit(status if isinstance(status, int) else 0)


def _window_with(file: Path) -> click.Command:
    """Return the command that opens the window with a file, as a file manager asks for."""

    @click.pass_obj
    def open_window(paths: Paths) -> None:
        if not file.exists():
            raise UsageError(_("This file is not there: {path}").format(path=file))
        from companion.app import run

        click.get_current_context().exit(run(paths, handed=file.absolute()))

    return click.Command(file.name, callback=open_window)


def _speak(command: click.Command) -> None:
    """Let a command and those below it name their placeholders in the language in use."""
    command.options_metavar = _("[OPTIONS]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
        for below in command.commands.values():
            _speak(below)


@click.group(
    cls=_CalmGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Companion: a private journal, and help one key away. Without a command, the window opens. "
        "With a file in place of a command, it shows what is in that file."
    ),
)
@click.option(
    "--base-dir",
    envvar="COMPANION_BASE_DIR",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("Keep everything the app stores below this folder."),
)
@click.option("--notice", hidden=True, default="", type=click.Choice(["", "locked", "hidden"]))
@click.version_option(__version__, message="%(version)s")
@click.pass_context
def main(context: click.Context, base_dir: Path | None, notice: str) -> None:
    """Choose the places, then run a command or open the window."""
    beside = process.portable_base()
    if beside is not None:
        process.keep_beside(beside)
    base = base_dir or beside
    paths = Paths.for_user() if base is None else Paths.below(base)
    context.obj = paths
    if context.invoked_subcommand is None:
        from companion.app import run

        context.exit(run(paths, notice))
