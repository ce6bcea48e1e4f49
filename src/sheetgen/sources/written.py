"""What lies in a folder that somebody wrote."""

from pathlib import Path

from sheetgen.errors import SheetgenError
from sheetgen.language.message import message
from sheetgen.model.file_names import is_written

_YAML = ".yaml"
_CALLED_OTHERWISE = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
"""How such a file ends, whatever the capitals, that nobody would read."""


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


def written_yaml(
    folder: Path, root: Path, error: type[SheetgenError], *, within: bool = True
) -> tuple[Path, ...]:
    """The ``.yaml`` files of a folder, in order.

    Raises ``error`` for one whose name ends otherwise (``house.yml``, ``house.yaml.txt``): left
    out without a word, a rule or a form would be missed by nobody.
    """
    for path in written(folder, within=within):
        name = path.name.casefold()
        if name.endswith(_CALLED_OTHERWISE) and not path.name.endswith(_YAML):
            raise error(
                path.relative_to(root).as_posix(),
                message("is not read: only files whose name ends in .yaml are."),
                message("Call it {name}.", name=f"{path.name.partition('.')[0]}{_YAML}"),
            )
    return written(folder, _YAML, within=within)
