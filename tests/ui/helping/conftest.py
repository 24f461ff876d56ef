"""The same desk as for People, whose pages these are."""

from tests.ui.people.conftest import people_desk

__all__ = ["people_desk"]
