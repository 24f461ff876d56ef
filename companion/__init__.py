"""A private desktop companion for survivors of mass violence."""

__version__ = "0.1.0"
