"""Whole stories in either language and any text size; see tests/journeys/test_tales.py."""
