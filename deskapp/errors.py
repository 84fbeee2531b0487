"""What can go wrong, in words a clerk understands.

Every error that reaches a person is one Chinese sentence that says what happened,
what is safe and what to do. Doors (cli, tui) print `str(error)` and use `exit_code`.
"""


class DeskappError(Exception):
    """Base of all errors that are shown to a person; `str()` is the sentence."""

    exit_code = 1


class UsageError(DeskappError):
    """Wrong words on the command line (exit 2)."""

    exit_code = 2


class CatalogError(DeskappError):
    """The catalog or a file cannot be used (exit 3)."""

    exit_code = 3


class CatalogMissing(CatalogError):
    """There is no file where the catalog should be."""


class CatalogForeign(CatalogError):
    """The file is empty, is not SQLite, or is not a catalog of this program."""


class CatalogDamaged(CatalogError):
    """The file is a catalog, but it cannot be read whole."""


class CatalogTooNew(CatalogError):
    """The catalog was written by a newer release with another schema."""


class CatalogOld(CatalogError):
    """The catalog was written by an older release: it has to be brought up to date first."""


class CatalogReadOnly(CatalogError):
    """The catalog can be read but not written here."""


class ChangedMeanwhile(CatalogError):
    """Somebody else has changed what was being edited; the edit was not written."""
