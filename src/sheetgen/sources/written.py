"""What lies in a folder that somebody wrote."""

from pathlib import Path

from sheetgen.model.file_names import is_written


def written(folder: Path, suffix: str = "", *, within: bool = True) -> tuple[Path, ...]:
    """The files of a folder that somebody wrote, in order; none where there is no folder.

    ``suffix`` is what they end with ("" for all), ``within`` whether those of its folders count.
    What is called so and is no file (a pipe, a device) is among them: whoever reads it refuses it.
    """
    found = folder.rglob("*") if within else folder.glob("*")
    return tuple(
        path
        for path in sorted(found)
        if path.name.endswith(suffix)
        and is_written(path.name)
        and (path.is_file() or (suffix and not path.is_dir()))
    )
