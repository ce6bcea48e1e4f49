"""Which files of a folder somebody wrote, by their names."""

_BEGIN = ("~$", ".")
"""How what office programs (``~$plan.xlsx``, ``.~lock.plan.xlsx#``) and systems leave begins."""
_LITTER = ("thumbs.db", "desktop.ini")
"""What Windows leaves in folders by itself."""


def is_written(name: str) -> bool:
    """Whether somebody wrote a file of this name: no owner, hidden or system file.

    None of these is read, digested or told of: some come and go while a workbook is open, and
    cannot be read then.
    """
    return not name.startswith(_BEGIN) and name.casefold() not in _LITTER
