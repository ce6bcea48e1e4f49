"""Which of the files of a period are lists of those served."""

from pathlib import Path

from sheetgen.model.population import is_list


def lists_in(folder: Path) -> tuple[Path, ...]:
    """The lists in a period's folder, by name."""
    if not folder.is_dir():
        return ()
    return tuple(path for path in sorted(folder.iterdir()) if path.is_file() and is_list(path.name))
