"""The Child Protection Member Panel dashboard: from spreadsheet extracts to a published quarter."""

__version__ = "0.1.0"
