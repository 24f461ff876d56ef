"""The same open journal as for Dates."""

from tests.ui.planner.conftest import dates, moment, save, shown, today, workspace

__all__ = ["dates", "moment", "save", "shown", "today", "workspace"]
