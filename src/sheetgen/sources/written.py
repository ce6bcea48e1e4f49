"""What lies in a folder that somebody wrote."""

from pathlib import Path

from sheetgen.model.file_names import is_written


def written(folder: Path, suffix: str = "", *, within: bool = True) -> tuple[Path, ...]:
    """What somebody wrote in a folder, in order; nothing where there is no folder.

    ``within`` says whether its folders count, but for hidden ones. With a ``suffix`` all that is
    called so is there, a pipe or a folder too: whoever reads it refuses it by name. Without one
    these are the files.
    """
    found = folder.rglob(f"*{suffix}") if within else folder.glob(f"*{suffix}")
    return tuple(
        path
        for path in sorted(found)
        if all(is_written(name) for name in path.relative_to(folder).parts)
        and (bool(suffix) or path.is_file())
    )
