"""Reads the forms of ``templates/*.yaml``."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetgen.errors import FormError, WorkspaceError
from sheetgen.issuing.own_figures import check_computed, check_own, recipe_in
from sheetgen.language.languages import codes, needed, optional, text_in
from sheetgen.language.message import Texts, message
from sheetgen.model.form import TARGET_YEAR, Ask, Column, Form
from sheetgen.model.kinds import Kind
from sheetgen.model.recipe import Recipe, Way
from sheetgen.model.role import BUDGET, EXECUTED, MONEY
from sheetgen.model.status import Status
from sheetgen.sources.written import written_yaml
from sheetgen.sources.yaml_source import Node, read_yaml

FORM_KEYS = ("form", "version", "applies_to", "sheet", "columns")
COLUMN_KEYS = ("field", "heading")
COLUMN_MAY = (
    "shows",
    "asks",
    "unit",
    "prefill",
    "hint",
    "width",
    "choices",
    "wanted_when",
    "goes_with",
    "of_month",
    "computes",
)
OF_TEXT = ("choices",)
OF_TOLD = ("wanted_when", "goes_with")
"""Of a text or a day: what explains figures."""
_PLANNED = (
    "plan", "code", "name", "unit", "target", TARGET_YEAR, "programmed", "previous", "offices",
)  # fmt: skip
_PROGRESS, _STATUS = "progress", "status"
SHOWN = (*_PLANNED, _PROGRESS, _STATUS)
"""What a column may show: values of the plan, and what follows live from what is typed."""
PREFILLED = (BUDGET,)
UNITS = ("item", "soles", "number", "text")
_ASKED = {"activity": (EXECUTED, *MONEY), "indicator": (EXECUTED,)}
_KEY = "code"
_WIDTH = 16.0


def read_forms(folder: Path, root: Path, under: Sequence[Path] = ()) -> tuple[Form, ...]:
    """Every form of the folder, in the order of the file names; places are told from ``root``.

    ``under`` are files whose forms hold where the folder has none of the same name.

    Raises FormError for what a form may not hold, WorkspaceError where there is none.
    """
    paths = written_yaml(folder, root, FormError, within=False)
    if not paths and not under:
        raise WorkspaceError(
            folder.relative_to(root).as_posix(),
            message("holds no form (*.yaml)."),
            message("Copy the forms of another workspace into it; docs/forms.md explains them."),
        )
    own = tuple(_form(read_yaml(path, root, FormError)) for path in paths)
    by_name = {each.name: each for each in own}
    laid = tuple(
        by_name.pop(each.name, each)
        for each in (_form(read_yaml(path, root, FormError)) for path in under)
    )
    return (*laid, *(each for each in own if each not in laid))


def _form(node: Node) -> Form:
    keys = node.closed(FORM_KEYS)
    applies_to = tuple(
        kind.one_of([each.value for each in Kind]) for kind in keys["applies_to"].list
    )
    columns = tuple(_column(column) for column in keys["columns"].list)
    _check_fields(keys["columns"], columns, applies_to)
    _check_live(keys["columns"], columns)
    return Form(
        name=keys["form"].text,
        applies_to=applies_to,
        sheets=_texts(keys["sheet"]),
        version=keys["version"].text,
        columns=columns,
        file=node.file,
    )


def _column(node: Node) -> Column:
    keys = node.closed(COLUMN_KEYS, COLUMN_MAY)
    if sum(key in keys for key in ("shows", "asks", "computes")) != 1:
        raise node.wrong(
            message(
                "A column shows a value of the plan, asks the office for one, or computes one."
            ),
            message("Write one of `shows: target`, `asks: figure`, `computes: {{ratio: [a, b]}}`."),
        )
    if "shows" in keys:
        _check_shown(keys)
    _check_told(keys)
    recipe = recipe_in(keys["computes"]) if "computes" in keys else None
    return Column(
        field=keys["field"].text,
        headings=_texts(keys["heading"]),
        hints=_texts(keys["hint"]) if "hint" in keys else (),
        ask=keys["asks"].member(Ask) if "asks" in keys else None,
        unit=_unit(keys, recipe),
        width=float(keys["width"].number) if "width" in keys else _WIDTH,
        prefill=keys["prefill"].one_of(PREFILLED) if "prefill" in keys else None,
        choices=_choices(keys["choices"]) if "choices" in keys else (),
        wanted_when=_statuses(keys["wanted_when"]) if "wanted_when" in keys else (),
        goes_with=keys["goes_with"].text if "goes_with" in keys else "",
        month_headings=_of_month(keys, "heading"),
        month_hints=_of_month(keys, "hint"),
        recipe=recipe,
    )


def _check_told(keys: Mapping[str, Node]) -> None:
    """Choices are of a text; what asks for an explanation, of a text or a day."""
    asks = keys["asks"].text if "asks" in keys else ""
    for key in OF_TEXT:
        if key in keys and asks != Ask.TEXT.value:
            raise keys[key].wrong(
                message("Only a text that is asked has the key '{key}'.", key=key),
                message("Remove it, or write `asks: text`."),
            )
    for key in OF_TOLD:
        if key in keys and asks not in {Ask.TEXT.value, Ask.DATE.value}:
            raise keys[key].wrong(
                message("Only a text or a date that is asked has the key '{key}'.", key=key),
                message("Remove it, or write `asks: text`."),
            )


def _unit(keys: Mapping[str, Node], recipe: Recipe | None) -> str:
    """A ratio is in percent; what is added or taken away keeps a unit of its own."""
    if recipe is not None and recipe.way is Way.RATIO:
        if "unit" in keys:
            raise keys["unit"].wrong(
                message("A ratio is in percent."), message("Remove the key 'unit'.")
            )
        return "percent"
    if "unit" in keys:
        return keys["unit"].one_of(UNITS)
    return "number" if recipe is not None else "text"


def _of_month(keys: Mapping[str, Node], key: str) -> tuple[tuple[str, str], ...]:
    """What rows say that ask for the month's figure alone; of a figure that is asked."""
    if "of_month" not in keys:
        return ()
    if "asks" not in keys or keys["asks"].text != Ask.FIGURE.value:
        raise keys["of_month"].wrong(
            message("Only a figure that is asked has the key '{key}'.", key="of_month"),
            message("Remove it, or write `asks: figure`."),
        )
    return _texts(keys["of_month"].closed(("heading", "hint"))[key])


def _check_shown(keys: Mapping[str, Node]) -> None:
    """A shown column is called what it shows: the plan's values are found by that name."""
    shown = keys["shows"].one_of(SHOWN)
    if keys["field"].text != shown:
        raise keys["field"].wrong(
            message("A column that shows {shown} has that field too.", shown=shown),
            message("Write `field: {shown}`.", shown=shown),
        )


def _choices(node: Node) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What may be chosen in each language: as many in one as in the other."""
    known = node.closed(needed(), optional())
    found = tuple(
        (language, tuple(each.text for each in of.list)) for language, of in known.items()
    )
    if len({len(words) for _, words in found}) > 1 or not found[0][1]:
        raise node.wrong(
            message("The languages do not offer the same choices."),
            message("Write the same list, in the same order, in each language."),
        )
    return found


def _statuses(node: Node) -> tuple[Status, ...]:
    return tuple(each.member(Status) for each in node.list)


def _texts(node: Node) -> Texts:
    known = node.closed(needed(), optional())
    return tuple((language, text.text) for language, text in known.items())


def _check_fields(node: Node, columns: tuple[Column, ...], applies_to: tuple[str, ...]) -> None:
    """The code and the judged figures are asked, others bear own names, nothing stands twice."""
    fields = [column.field for column in columns]
    asked = _ASKED["indicator" if Kind.INDICATOR.value in applies_to else "activity"]
    for field in (_KEY, *asked):
        if field not in fields:
            raise node.wrong(
                message("No column has the field {field}.", field=repr(field)),
                message("Add it: rows are found by it, or judged by it."),
            )
    headings = [[text_in(column.headings, code) for column in columns] for code in codes()]
    for names in (fields, *headings):
        for number, (name, at) in enumerate(zip(names, node.list, strict=True)):
            if name in names[:number]:  # the one that was added, which mostly comes last
                raise at.wrong(
                    message("{name} stands in two columns.", name=repr(name)),
                    message("Give each column a field and headings of its own."),
                )
    for column, at in zip(columns, node.list, strict=True):
        if column.ask is Ask.FIGURE and column.field not in asked:
            check_own(at, column)
    _check_beside(node, columns)
    check_computed(node, columns)


def _check_beside(node: Node, columns: tuple[Column, ...]) -> None:
    """What is asked beside a text is asked beside one that stands in the form by itself."""
    texts = {each.field for each in columns if each.ask is Ask.TEXT and not each.goes_with}
    for column, at in zip(columns, node.list, strict=True):
        if column.goes_with and column.goes_with not in texts:
            raise at.keys["goes_with"].wrong(
                message("No text of the form has the field {field}.", field=column.goes_with),
                message("Name one of {texts}.", texts=sorted(texts)),
            )


def _check_live(node: Node, columns: tuple[Column, ...]) -> None:
    """What follows live from what is typed stands on something: the status on the progress."""
    shown = [column.field for column in columns if column.ask is None]
    for column, at in zip(columns, node.list, strict=True):
        if column.field == _STATUS and _PROGRESS not in shown:
            raise at.keys["shows"].wrong(
                message("The status follows the progress, and no column shows that."),
                message("Add a column with `shows: progress`."),
            )
        if column.wanted_when and _STATUS not in shown:
            raise at.keys["wanted_when"].wrong(
                message("No column shows the status that this key speaks of."),
                message("Add a column with `shows: status`."),
            )
