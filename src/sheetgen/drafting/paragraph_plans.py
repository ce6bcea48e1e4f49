"""Reads reports/*.yaml: the plans of paragraphs, one for a kind of plan or for one plan."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

from sheetgen.drafting.own_sentences import MONEY, figures_of_sentences
from sheetgen.drafting.sentence_table import SENTENCES
from sheetgen.errors import FormError
from sheetgen.language.languages import needed, optional
from sheetgen.language.message import Texts, message
from sheetgen.model.draft_plan import (
    Annex,
    DraftPlan,
    Drawing,
    Drawn,
    Each,
    Fact,
    OwnSentence,
    Part,
    Quotes,
    Saying,
    Section,
    Words,
)
from sheetgen.model.kinds import PlanKind
from sheetgen.model.plan import Plan
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.workspace import Workspace
from sheetgen.sources.shipped import DOCUMENT, REPORTS, own_folder, shown, under
from sheetgen.sources.spelling import known_words, meant
from sheetgen.sources.written import written_yaml
from sheetgen.sources.yaml_source import Node, read_yaml

KEYS, MAY = ("kind", "title", "cover", "body"), ("plan", "template")
PARAGRAPH, LIST, QUOTES, CHART, ANNEX, SECTION = PARTS = (
    "paragraph",
    "list",
    "quotes",
    "chart",
    "annex",
    "section",
)
"""What a part of the body may be: exactly one of these stands in it."""
PART_MAY = ("each",)
SECTION_MAY = ("each", "body")
OWN_KEYS, OWN_MAY = ("text",), ("of",)
FIGURES_OF_HEADINGS, FIGURES_OF_TITLE = ("level", "code", "name"), ("name", "year")


def read_draft_plans(workspace: Workspace) -> tuple[DraftPlan, ...]:
    """Every plan of paragraphs, by file name; a workspace's own in place of shipped ones so named.

    Raises FormError with the file, line and key of what one may not hold.
    """
    folder = own_folder(workspace, REPORTS)
    own = {
        path.name: path for path in written_yaml(folder, workspace.root, FormError, within=False)
    }
    paths = {path.name: path for path in under(workspace, REPORTS)} | own
    found = tuple(
        _draft_plan(path, read_yaml(path, workspace.root, FormError), workspace.root)
        for _, path in sorted(paths.items())
    )
    _demand_apart(found)
    return found


def draft_plan_of(plans: Iterable[DraftPlan], plan: Plan) -> DraftPlan:
    """The one that a plan is told by: its own, else that of its kind.

    Raises FormError where there is none.
    """
    fitting = sorted((each for each in plans if each.is_of(plan)), key=lambda each: not each.plan)
    if not fitting:
        raise FormError(
            "reports/",
            message("no file is for plans of kind {kind}, as {plan} is.",
                    kind=str(plan.kind.value), plan=plan.code),
            message("Write one (docs/report.md), or use those that sheetgen ships: "
                    "[shipped] reports = true."),
        )  # fmt: skip
    return fitting[0]


def demand_annexes(plans: Iterable[DraftPlan], names: Iterable[str]) -> None:
    """Stop where one names an annex that there is no layout of. Raises FormError."""
    known = tuple(names)
    for plan in plans:
        for annex in _annexes(plan.body):
            if annex.layout not in known:
                raise FormError(f"{plan.file}: annex", *known_words(annex.layout, known))


def _annexes(parts: tuple[Part, ...]) -> Iterator[Annex]:
    for part in parts:
        if isinstance(part, Annex):
            yield part
        elif isinstance(part, Section):
            yield from _annexes(part.body)


def _demand_apart(found: tuple[DraftPlan, ...]) -> None:
    """No two are for the same plan, or for all plans of a kind."""
    known: dict[tuple[PlanKind, str], DraftPlan] = {}
    for each in found:
        of = (each.kind, "") if not each.plan else (each.kind, each.plan)
        before = known.setdefault(of, each)
        if before is not each:
            raise FormError(
                each.file,
                message("is for the same plans as {other}.", other=before.file),
                message("Name in one of them the plan that it is for (plan:), or remove it."),
            )


def _draft_plan(path: Path, node: Node, root: Path) -> DraftPlan:
    keys = node.closed(KEYS, MAY)
    return DraftPlan(
        name=path.stem,
        kind=keys["kind"].member(PlanKind),
        plan=keys["plan"].text if "plan" in keys else "",
        title=_texts(keys["title"], FIGURES_OF_TITLE),
        cover=tuple(each.member(Fact) for each in keys["cover"].list),
        template=_template(path, keys["template"], root) if "template" in keys else None,
        body=_body(keys["body"]),
        file=node.file,
    )


def _template(path: Path, node: Node, root: Path) -> Path:
    """The document beside the file whose looks are kept."""
    found = path.parent / node.text
    if found.suffix.lower() != DOCUMENT:
        raise node.wrong(
            message("holds {found}, which is no .docx.", found=node.text),
            message("Save it in Word or LibreOffice as a document (.docx), and name that."),
        )
    if not found.is_file():
        raise node.wrong(
            message("there is no file {found}.", found=shown(found, root)),
            message("Put the document there, or take the line out."),
        )
    return found


def _body(node: Node) -> tuple[Part, ...]:
    return tuple(_part(each) for each in node.list)


def _part(node: Node) -> Part:
    found = [key for key in node.keys if key in PARTS]
    if len(found) != 1:
        raise node.wrong(
            message("holds {n} of {parts}, where exactly one belongs.", n=len(found), parts=PARTS),
            message("Write each part by itself: - paragraph: [reach]"),
        )
    (kind,) = found
    keys = node.closed((kind,), SECTION_MAY if kind == SECTION else PART_MAY)
    each = keys["each"].member(Each) if "each" in keys else None
    what = keys[kind]
    match kind:
        case "paragraph" | "list":
            return Words(tuple(map(_saying, what.list)), each, listed=kind == LIST)
        case "quotes":
            return Quotes(tuple(field.text for field in what.list), each)
        case "chart":
            return Drawn(what.member(Drawing), each)
        case "annex":
            if each is not None:
                raise keys["each"].wrong(
                    message("An annex lists every item: it is said of nobody else."),
                    message("Take the line out."),
                )
            return Annex(what.text)
        case _:
            pass
    if "body" not in keys:
        raise node.wrong(
            message("The key '{key}' is missing.", key="body"),
            message("Add it: every one of {keys} is needed.", keys=(SECTION, "body")),
        )
    return Section(_texts(what, FIGURES_OF_HEADINGS), each, _body(keys["body"]))


def _saying(node: Node) -> Saying:
    if isinstance(node.content, dict):
        keys = node.closed(OWN_KEYS, OWN_MAY)
        texts = _texts(keys["text"], figures_of_sentences())
        names = dict.fromkeys(name for _, text in texts for name, _ in _figures(text))
        of = tuple(each.text for each in keys["of"].list) if "of" in keys else ()
        return OwnSentence(texts, tuple(names), of)
    return node.one_of(SENTENCES)


def _texts(node: Node, may_hold: tuple[str, ...]) -> Texts:
    """A text in each language; each figure in it is one that may stand there."""
    known = node.closed(needed(), optional())
    for each in known.values():
        try:
            figures = list(_figures(each.text))
        except ValueError as fault:
            raise each.wrong(
                message("a brace is opened and not closed, or the other way round."),
                message("Write each figure between braces, as {example}.", example="{financial}"),
            ) from fault
        for name, unit in figures:
            _demand_figure(each, name, unit, may_hold)
    return tuple((language, each.text) for language, each in known.items())


def _demand_figure(node: Node, name: str, unit: str, may_hold: tuple[str, ...]) -> None:
    if name not in may_hold:
        raise node.wrong(message("Found '{found}'.", found=name), meant(name, may_hold))
    allowed = units_of(name)
    if unit not in allowed:
        raise node.wrong(message("Found '{found}'.", found=f"{name}:{unit}"), meant(unit, allowed))


def units_of(name: str) -> tuple[str, ...]:
    """What may stand behind the colon of a figure."""
    if name not in QUANTITIES:
        return ("",)
    return {
        "percent": ("percent", "percentage"),
        "soles": ("soles", MONEY),
        "points": ("points",),
    }.get(QUANTITIES[name].unit, ("", "percentage"))


def _figures(text: str) -> Iterable[tuple[str, str]]:
    """The figures of a text: (name, what stands behind the colon) pairs. Raises ValueError."""
    return [(name, unit or "") for _, name, unit, _ in Formatter().parse(text) if name is not None]
