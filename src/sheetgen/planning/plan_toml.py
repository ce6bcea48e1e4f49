"""Reads plan.toml: what a plan is called, when it runs, its levels and how it is averaged."""

from decimal import Decimal
from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.language.languages import all_languages
from sheetgen.language.message import message
from sheetgen.model.article import Article
from sheetgen.model.figure import HUNDRED
from sheetgen.model.kinds import PlanKind
from sheetgen.model.period import Period
from sheetgen.model.plan import IndexChoices, Level
from sheetgen.model.traits import Intermediate
from sheetgen.planning.codes import check_code
from sheetgen.records import Struct
from sheetgen.sources.toml_source import Table, as_toml

KEYS = (
    "code", "name", "note", "kind", "from", "until", "levels", "plurals", "articles", "index",
    "targets", "printed_cap", "annexes", "published",
)  # fmt: skip
PRINTED_CAP = "printed_cap"
INDEX_KEYS = ("cap", "missing", "over", "coverage")
REQUIRED = ("code", "name", "kind")
MISSING, OVER = ("leave-out", "zero"), ("items", "elements")
_UNCAPPED = "none"
_HALF = 50


class Definition(Struct, frozen=True, kw_only=True):
    """What plan.toml says."""

    code: str
    name: str
    note: str
    kind: PlanKind
    from_: Period | None
    until: Period | None
    levels: tuple[Level, ...]
    choices: IndexChoices
    intermediate: Intermediate
    printed_cap: Decimal | None
    annexes: tuple[str, ...]
    published: tuple[tuple[Period, Decimal], ...]


def read_definition(path: Path, shown: str) -> Definition:
    """Read plan.toml, refusing any key it does not know."""
    raw = Table.read(path, shown, PlanError).closed(KEYS)
    code = raw.text("code")
    check_code(code, f"{shown}: code")
    return Definition(
        code=code,
        name=raw.text("name"),
        note=raw.text("note") if "note" in raw.content else "",
        kind=raw.member("kind", PlanKind),
        from_=_period(raw, "from"),
        until=_period(raw, "until"),
        levels=_levels(raw),
        choices=_choices(raw.table("index").closed(INDEX_KEYS)),
        intermediate=(
            raw.member("targets", Intermediate) if "targets" in raw.content else Intermediate.GIVEN
        ),
        printed_cap=_printed_cap(raw) if PRINTED_CAP in raw.content else None,
        annexes=_annexes(raw),
        published=_published(raw) if "published" in raw.content else (),
    )


def _published(raw: Table) -> tuple[tuple[Period, Decimal], ...]:
    """The index that was published of some months: ``published = { "2024-12" = 79.3 }``."""
    table = raw.table("published")
    found = []
    for key in table.content:
        try:
            period = Period.parse(key)
        except ValueError:
            raise table.wrong(
                key,
                message("is no month."),
                message("Write it as YYYY-MM, between quotes."),
            ) from None
        found.append((period, table.number(key)))
    return tuple(found)


def _printed_cap(raw: Table) -> Decimal:
    """The percentage above which none is printed."""
    figure = raw.number(PRINTED_CAP)
    if figure > 0:
        return figure
    raise raw.wrong(
        PRINTED_CAP,
        message("holds {found}, expected a percentage.", found=figure),
        message("Write printed_cap = 100, or take the line out to print every progress whole."),
    )


def _annexes(raw: Table) -> tuple[str, ...]:
    found = raw.content.get("annexes", [])
    if isinstance(found, list) and all(isinstance(each, str) and each for each in found):
        return tuple(dict.fromkeys(found))
    raise raw.wrong(
        "annexes",
        message("holds {found}, expected a list of layouts.", found=as_toml(found)),
        message('Write annexes = ["matriz-de-seguimiento"].'),
    )


def _levels(raw: Table) -> tuple[Level, ...]:
    """What each level is called, with the plural and the article that sentences need."""
    names = raw.table("levels").texts()
    plurals = raw.table("plurals").closed(tuple(names)).texts()
    articles = raw.table("articles").closed(tuple(names))
    return tuple(
        Level(code, name, plurals.get(code, name), _article(articles, code))
        for code, name in names.items()
    )


def _article(table: Table, level: str) -> Article | None:
    if level not in table.content:
        return None
    known = {name: words for each in all_languages() for name, words in each.articles.items()}
    return Article(*known[table.word(level, tuple(known))])


def _choices(table: Table) -> IndexChoices:
    missing = table.word("missing", MISSING, MISSING[0])
    over = table.word("over", OVER, OVER[0])
    return IndexChoices(_cap(table), missing == "zero", over == "elements", _coverage(table))


def _coverage(table: Table) -> Decimal:
    """The share of its items, in percent, that a mean must rest on to be rated."""
    share = table.content.get("coverage", _HALF)
    if isinstance(share, (int, Decimal)) and not isinstance(share, bool):
        figure = Decimal(share)
        if figure.is_finite() and 0 <= figure <= HUNDRED:
            return figure
    raise table.wrong(
        "coverage",
        message("holds {found}, expected a percentage from 0 to 100.", found=as_toml(share)),
        message("Write coverage = 50; coverage = 0 rates every mean."),
    )


def _cap(table: Table) -> Decimal | None:
    cap = table.content.get("cap", HUNDRED)
    if cap == _UNCAPPED:
        return None
    if isinstance(cap, (int, Decimal)) and not isinstance(cap, bool):
        figure = Decimal(cap)
        if figure.is_finite() and figure > 0:
            return figure
    raise table.wrong(
        "cap",
        message("holds {found}, expected a percentage.", found=as_toml(cap)),
        message('Write cap = 100, or cap = "none".'),
    )


def _period(table: Table, key: str) -> Period | None:
    value = table.content.get(key)
    if value is None:
        return None
    try:
        return Period.parse(str(value))
    except ValueError:
        raise table.wrong(
            key,
            message("holds {found}, expected a period.", found=as_toml(value)),
            message("Write it as YYYY-MM, for example 2025-12."),
        ) from None
