"""companion vault create | info | check | change-passphrase | recovery-code | recover.

The commands on sheets, backups and rescue are in modules of their own.
"""

from __future__ import annotations

import click

from companion.cli import vault_backups, vault_rescue, vault_sheets
from companion.cli.common import (
    code_option,
    json_option,
    lock_recovered,
    locked_notebook_option,
    missing_changes_option,
    new_passphrase_option,
    note,
    opened_vault,
    passphrase_option,
    paths_of,
    paths_of_vault,
    print_json,
    say,
    secret_from,
)
from companion.i18n import _


@click.group(help=_("The locked store of the journal."))
@locked_notebook_option
def vault() -> None:
    """Group the commands on the vault."""


@vault.command(help=_("Make a new, empty journal with a key of its own."))
@passphrase_option
@click.option("--recovery-code", is_flag=True, help=_("Also make a recovery code and print it."))
@click.option(
    "--allow-synced-folder",
    is_flag=True,
    help=_("Make it even in a folder that a cloud service copies."),
)
@click.pass_context
def create(
    context: click.Context,
    passphrase_file: str | None,
    recovery_code: bool,
    allow_synced_folder: bool,
) -> None:
    """Create the vault and prove that its key opens it."""
    from companion.vault.vault import Vault

    paths = paths_of(context)
    passphrase = secret_from(passphrase_file, _("Choose a key"), confirm=True)
    made = Vault.create(paths, passphrase, allow_synced_folder=allow_synced_folder)
    try:
        note(_("The journal is made and its key opens it: {folder}").format(folder=paths.vault))
        if recovery_code:
            say(made.new_recovery_code(passphrase))
        note(_("If you lose this key, no one can open your journal. Not even us."))
    finally:
        made.close()


@vault.command(help=_("Tell what can be told about the journal without its key."))
@json_option
@click.pass_context
def info(context: click.Context, as_json: bool) -> None:
    """Show the public part of the header."""
    from companion.vault.vault import info as vault_info

    found = vault_info(paths_of(context))
    cost = found.cost
    if as_json:
        print_json({
            "folder": str(found.folder),
            "vault_id": found.vault_id,
            "created_with": found.created_with,
            "generation": found.generation,
            "slots": list(found.slots),
            "argon2id": None
            if cost is None
            else {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
        })  # fmt: skip
        return
    say(_("Folder: {folder}").format(folder=found.folder))
    say(_("Made with version {version}").format(version=found.created_with))
    if "recovery" in found.slots:
        say(_("Opens with: its key, or a recovery code"))
    else:
        say(_("Opens with: its key. There is no recovery code."))
    if "shares" in found.slots:
        say(_("Two of the three sheets for trusted people open it, too."))
    if "os-keyring" in found.slots:
        say(_("This computer account can open it without the key."))


@vault.command(help=_("Read the whole journal and check that every part is as it was written."))
@missing_changes_option
@passphrase_option
@json_option
@click.pass_context
def check(
    context: click.Context,
    accept_missing_changes: bool,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Check the vault; the exit status is 1 when something is wrong."""
    with opened_vault(
        context, passphrase_file, accept_missing_changes=accept_missing_changes
    ) as opened:
        report = opened.check()
    if as_json:
        print_json({
            "sound": report.sound,
            "problems": list(report.problems),
            "entries": report.entries,
            "commit_seq": report.commit_seq,
        })  # fmt: skip
    elif report.sound:
        say(_("Every part of the journal is as it was written."))
    else:
        say(_("Some parts of the journal are damaged. Keep the folder as it is."))
        for problem in report.problems:
            say(f"  {problem}")
    if not report.sound:
        context.exit(1)


@vault.command("change-passphrase", help=_("Put a new key in the place of the old one."))
@passphrase_option
@new_passphrase_option
@click.pass_context
def change_passphrase(
    context: click.Context, passphrase_file: str | None, new_passphrase_file: str | None
) -> None:
    """Change the key; nothing is encrypted anew."""
    from companion.vault.vault import Vault

    paths = paths_of_vault(context)
    old = secret_from(passphrase_file, _("Your key"))
    new = secret_from(new_passphrase_file, _("Choose a new key"), confirm=True)
    opened = Vault.unlock(paths, old)
    try:
        opened.change_passphrase(old, new)
    finally:
        opened.close()
    note(_("The new key opens the journal. The old one no longer does."))
    note(_("Backup copies made before still open with the old key."))


@vault.command("recovery-code", help=_("Make a new recovery code and print it."))
@passphrase_option
@click.pass_context
def recovery_code(context: click.Context, passphrase_file: str | None) -> None:
    """Make a recovery code; an older one stops working."""
    from companion.vault.vault import Vault

    paths = paths_of_vault(context)
    passphrase = secret_from(passphrase_file, _("Your key"))
    opened = Vault.unlock(paths, passphrase)
    try:
        say(opened.new_recovery_code(passphrase))
    finally:
        opened.close()
    note(_("Keep it on paper, apart from this computer. Older codes no longer work."))


@vault.command(help=_("Open the journal with its recovery code and choose a new key."))
@code_option
@missing_changes_option
@new_passphrase_option
@click.pass_context
def recover(
    context: click.Context,
    code_file: str | None,
    accept_missing_changes: bool,
    new_passphrase_file: str | None,
) -> None:
    """Recover a vault whose key is lost."""
    from companion.vault.vault import Vault

    paths = paths_of_vault(context)
    code = secret_from(code_file, _("Recovery code"))
    new = secret_from(new_passphrase_file, _("Choose a new key"), confirm=True)
    opened = Vault.recover(paths, code, new, accept_missing_changes=accept_missing_changes)
    lock_recovered(opened)


for command in (
    vault_sheets.suggest,
    vault_sheets.recovery_sheet,
    vault_sheets.try_sheet,
    vault_sheets.shares,
    vault_backups.backup,
    vault_backups.verify,
    vault_backups.restore,
    vault_backups.merge,
    vault_rescue.salvage,
    vault_rescue.renew,
    vault_rescue.about,
    vault_rescue.erase,
):
    vault.add_command(command)
