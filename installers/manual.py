"""Write the manual page and the completions, from the command line itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from companion import __version__
from companion.cli.main import main

COMPLETIONS: Final[dict[str, type[ShellComplete]]] = {
    "bash-completion/completions/companion": BashComplete,
    "zsh/vendor-completions/_companion": ZshComplete,
    "fish/vendor_completions.d/companion.fish": FishComplete,
}
"""Where each shell looks, below /usr/share, and what writes the file (click's own)."""

_VARIABLE: Final = "_COMPANION_COMPLETE"
_BEFORE: Final = """\
.SH DESCRIPTION
Companion keeps a private, encrypted journal, hard dates and plans for them, small things that
help, and help lines that work without a network.
Without a command the window opens.
With a file in place of a command (a local list, a locked archive, a backup copy) it shows
what is in that file, and does nothing with it by itself.
Help (F1 in the window, \\fBcompanion find\\fR here) needs no key.
.PP
Keys and texts are never taken as arguments, which other programs can read: a key is asked for,
or read from the first line of a file with \\fB\\-\\-passphrase\\-file\\fR
(\\fB\\-\\fR is standard input).
With \\fB\\-\\-json\\fR, standard output holds one JSON document and nothing else.
"""
_AFTER: Final = """\
.SH ENVIRONMENT
.TP
.B COMPANION_BASE_DIR
Keep everything the app stores below this folder, as \\fB\\-\\-base\\-dir\\fR does.
.SH FILES
.TP
.I ~/.local/share/companion
The journal and its backup copies, encrypted; reminders and local lists.
.TP
.I ~/.config/companion/settings.ini
Language, look, and the country of the help lines.
.TP
.I ~/.local/state/companion/log/app.log
Events and numbers; never what you wrote.
.TP
.I ~/.config/autostart/companion\\-agent.desktop
There only while reminders are on.
.PP
Removing the package leaves all of these where they are.
.SH EXIT STATUS
0; 2 for a call that cannot be understood; 1 for everything else, with one sentence on standard
error.
"""


def manual(seconds: int) -> str:
    """Return the manual page (section 1), dated by a time in seconds since 1970."""
    day = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    context = click.Context(main, info_name="companion", **main.context_settings)
    parts = [
        f'.TH COMPANION 1 "{day}" "Companion {__version__}" "User Commands"\n.ad l\n',
        ".SH NAME\ncompanion \\- a private journal, and help one key away\n",
        f".SH SYNOPSIS\n.B companion\n{_escaped(_pieces(context))}\n",
        _BEFORE,
        ".SH OPTIONS\n",
        *_options(context),
        ".SH COMMANDS\n",
        *_commands(context),
        _AFTER,
    ]
    return "".join(parts)


def completion(kind: type[ShellComplete]) -> str:
    """Return the completion for one shell: it asks the program itself for what fits."""
    if kind is BashComplete:  # its `source` asks the bash of this machine for its version
        script = BashComplete(main, {}, "companion", _VARIABLE)
        return script.source_template % script.source_vars()
    return kind(main, {}, "companion", _VARIABLE).source()


def _commands(above: click.Context) -> Iterator[str]:
    group = above.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        if command is None or command.hidden:
            continue
        context = click.Context(command, info_name=name, parent=above)
        if isinstance(command, click.Group):
            yield f".SS {_escaped(context.command_path)}\n{_text(command.help)}\n"
            yield from _options(context)
        else:
            yield f".TP\n.B {_escaped(context.command_path)}\n"
            yield f"{_escaped(_pieces(context))}\n.br\n{_text(command.help)}\n"
            yield ".RS\n" + "".join(_options(context)) + ".RE\n"
        yield from _commands(context)


def _options(context: click.Context) -> Iterator[str]:
    for parameter in context.command.get_params(context):
        names, text = parameter.get_help_record(context) or ("", "")
        if text and (parameter.name != "help" or context.parent is None):
            yield f".TP\n.B {_escaped(names)}\n{_text(text)}\n"


def _pieces(context: click.Context) -> str:
    return " ".join(context.command.collect_usage_pieces(context))


def _text(text: str | None) -> str:
    return _escaped(re.sub(r"\s+", " ", (text or "").replace("\b", " ")).strip())


def _escaped(text: str) -> str:
    """Return a text as roff takes it: no line of it is a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in {".", "'"} else text
