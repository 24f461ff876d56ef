from __future__ import annotations

from companion.ui.main_window import MainWindow
from companion.ui.printing.preview import PrintPreview
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.settings.shares_page import SharesPage
from companion.ui.settings.try_sheet_page import TrySheetPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import PASSPHRASE
from tests.ui.conftest import OpenWindow


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def made_shares(workspace: Workspace) -> SharesPage:
    workspace.settings.safe.open_shares()
    page = workspace.side
    assert isinstance(page, SharesPage)
    page.key.line.setText(PASSPHRASE)
    page.make_button.click()
    return page


def test_a_sheet_that_was_made_can_be_tried_at_once(
    open_window: OpenWindow, session: Session
) -> None:
    workspace = workspace_of(open_window(session=session))
    workspace.settings.safe.open_sheet()
    sheet = workspace.side
    assert isinstance(sheet, RecoverySheet)
    sheet.key.line.setText(PASSPHRASE)
    sheet.make_button.click()
    sheet.try_button.click()
    page = workspace.side
    assert isinstance(page, TrySheetPage)
    page.code.line.setText(sheet.shown_code)
    page.try_button.click()
    assert "opens your journal" in page.message.text
    page.back.click()
    assert workspace.side is sheet
    assert sheet.shown_code


def test_each_share_is_previewed_and_one_comes_back_to_the_others(
    open_window: OpenWindow, session: Session
) -> None:
    workspace = workspace_of(open_window(session=session))
    page = made_shares(workspace)
    for button in page.print_buttons:
        button.click()
        preview = workspace.side
        assert isinstance(preview, PrintPreview)
        preview.back.click()
        assert workspace.side is page
    page.back.click()
    assert isinstance(workspace.side, SettingsPage)


def test_larger_text_loses_no_share(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=session)
    codes = made_shares(workspace_of(window)).shown_codes
    window.run("larger")
    page = workspace_of(window).side
    assert isinstance(page, SharesPage)
    assert page.shown_codes == codes
