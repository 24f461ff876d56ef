"""The same workspace as for People, whose pages these are."""

from tests.ui.people.conftest import people_desk, workspace

__all__ = ["people_desk", "workspace"]
