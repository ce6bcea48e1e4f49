"""What sheetgen ships (rules, forms, layouts, plans of paragraphs): where it lies, who uses it.

In a clone they stand at the top of the repository, which is a workspace itself; a wheel carries the
same files. Places name one of them as ``sheetgen/rules/status.yaml``, for no folder of the
workspace holds it.
"""

from pathlib import Path

from sheetgen.language.signs import one_line
from sheetgen.model.workspace import Workspace
from sheetgen.sources.written import written

RULES, FORMS, LAYOUTS, REPORTS = "rules", "templates", "layouts", "reports"
KINDS = (RULES, FORMS, LAYOUTS, REPORTS)
"""The folders of what is shipped, as the keys of ``[shipped]`` in sheetgen.toml name them."""
PHRASES = "phrases"
"""The folder of how reports say things; what a workspace has of its own is added to it."""
SCHEMAS = "schemas"
"""The folder of the JSON Schemas, for the editors of whoever writes such files."""
DOCUMENT = ".docx"
"""What a document ends with whose looks a plan of paragraphs keeps."""
_PACKAGE = Path(__file__).resolve().parents[1]
_SHOWN = Path("sheetgen")


def home() -> Path:
    """The folder that holds what is shipped: in the package, or at the top of the clone."""
    packed = _PACKAGE / "shipped"
    return packed if packed.is_dir() else _PACKAGE.parents[1]


def shipped_files(kind: str) -> tuple[Path, ...]:
    """All that is shipped of a kind, in order of name."""
    return written(home() / kind, ".yaml")


def own_folder(workspace: Workspace, kind: str) -> Path:
    """Where a workspace keeps its own files of a kind."""
    match kind:
        case "rules":
            return workspace.rules
        case "templates":
            return workspace.templates
        case _:
            return workspace.root / kind


def under(workspace: Workspace, kind: str) -> tuple[Path, ...]:
    """The shipped files that hold where the workspace has nothing of the same code or name.

    What ``[shipped]`` says decides. Where it says nothing, a workspace with files of its own
    uses these alone, and one without uses what is shipped.
    """
    own = own_folder(workspace, kind)
    said = dict(workspace.shipped).get(kind)
    uses = not written(own, ".yaml") if said is None else said
    files = shipped_files(kind) if uses else ()
    return () if own.resolve() == (home() / kind).resolve() else files


def files_of_drafts(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that drafts follow from: plans of paragraphs, templates beside them.

    Whoever keeps other documents there has them left alone.
    """
    return tuple(
        path for path in written(folder, within=False) if path.suffix.lower() in {".yaml", DOCUMENT}
    )


def shown(path: Path, root: Path) -> str:
    """A file of the workspace as places write it, from its root; a shipped one by its own name."""
    inside = path.is_relative_to(root)
    name = path.relative_to(root) if inside else _SHOWN / path.relative_to(home())
    return one_line(name.as_posix())
