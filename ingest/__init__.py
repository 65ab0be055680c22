"""From scanned newspapers to a searchable archive of articles."""

__version__ = "0.1.0"
