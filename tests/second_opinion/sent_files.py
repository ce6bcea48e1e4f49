"""All that a plan's offices send and its analyst writes, as the files of a workspace."""

import calendar
from collections.abc import Iterator, Mapping
from pathlib import Path

from filled import fill
from second_opinion.measurer import Gauge, Told, Work
from second_opinion.sending import typed
from second_opinion.sent import PRODUCT, File, Sent
from second_opinion.tables import Tables, as_typed, table, tables_of, unit_of
from second_opinion.years import YEAR
from sheetgen.model.period import Period
from small import make_workspace

HEADINGS = {
    "actual": "Ejecución física acumulada",
    "pim": "PIM",
    "accrued": "Devengado acumulado",
}
LAST = 9
"""No office sends more files for a month."""
CORRECTIONS = "plan period code field figure reason approver"
WAIVERS = "scope rule reason approver since until"


def workspace_of(sent: Sent, folder: Path) -> Path:
    """The plan, its revisions, what offices sent in time, what was corrected and waived."""
    tables = tables_of(dict(sent.items), sent.offices, _settings(sent))
    if sent.product is not None:
        plan, nothing = sent.product.plan, f"{PRODUCT},P,,Producto,none\n"
        rows = (PRODUCT, PRODUCT, "product", "Producto", "Empresas", "UNO", plan.aggregation,
                as_typed(plan.goal), "")  # fmt: skip
        tables["activities.csv"] += table("", [rows]).removeprefix("\n")
        tables["elements.csv"] = tables["elements.csv"].replace(
            nothing, nothing.replace("none", sent.product.rollup)
        )
        months = [(PRODUCT, Period(YEAR, m), as_typed(n)) for m, n in (plan.schedule or {}).items()]
        tables["schedule.csv"] += table("", months).removeprefix("\n")
    make_workspace(folder, {"doble": {**tables, **_since(sent)}})
    with (folder / "sheetgen.toml").open("a", encoding="utf-8") as settings:
        settings.writelines(
            f'\n[[threshold]]\nby = "item"\nvalue = "{code}"\n{bound} = {as_typed(figure)}\n'
            for code, (bound, figure) in sent.thresholds.items()
        )
    waived = [(f"{e.kind}:{e.name}", "reporting", "Encuesta bienal", "Ana",
               f"{Period(YEAR, e.since)}-01", _last_day(e.until))
              for e in sent.waivers]  # fmt: skip
    (folder / "waivers.csv").write_text(table(WAIVERS, waived), encoding="utf-8")
    for (month, office), files in sent.files.items():
        came = [
            _send(folder, sent, month, office, each, f".{n}.xlsx") for n, each in enumerate(files)
        ]
        for n, each in enumerate(came, 1):
            each.rename(each.with_name(_name(sent, month, office, n)))
    _correct(folder, sent.corrections)
    return folder


def _name(sent: Sent, month: int, office: str, n: int) -> str:
    """What an office calls its n-th file of a month."""
    copy = "" if n == 1 else f" ({n})"
    return sent.names[month, office].format(office=office, n=n, copy=copy) + ".xlsx"


def _settings(sent: Sent) -> str:
    """From when to when the plan runs, where that is not said by the year."""
    first = Period(YEAR, sent.span[0])
    if any(isinstance(each, Gauge) and each.earlier for each in sent.items.values()):
        first = Period(YEAR - 1, 1)
    return f'from = "{first}"\nuntil = "{Period(YEAR, sent.span[1])}"\n'


def _correct(folder: Path, corrections: Mapping[tuple[int, str, str], Told]) -> None:
    lines = [("doble", Period(YEAR, month), code, name, as_typed(told), "Error", "Ana")
             for (month, code, name), told in corrections.items()]  # fmt: skip
    (folder / "corrections.csv").write_text(table(CORRECTIONS, lines), encoding="utf-8")


def send_late(folder: Path, sent: Sent, month: int) -> None:
    """What comes for a month once it was built, beside what came before."""
    late = sent.late[month]
    office, file = late.office, late.file
    if late.correction is not None:
        code, told = late.correction
        sealed = {(month, code, "actual"): told}
        _correct(folder, {**sent.corrections, **sent.passed(month), **sealed})
    there = folder / f"input/{Period(YEAR, month)}/{office}.xlsx"
    aside = there.with_suffix(".aside")
    if there.exists():
        there.rename(aside)
    _send(folder, sent, month, office, file, _name(sent, month, office, LAST))
    if aside.exists():
        aside.rename(there)


def _last_day(month: int) -> str:
    return f"{Period(YEAR, month)}-{calendar.monthrange(YEAR, month)[1]}"


def _since(sent: Sent) -> Tables:
    lines: list[tuple[object, ...]] = [
        (e.code, e.field, "" if e.at is None else Period(YEAR, e.at),
         ";".join(e.value) if isinstance(e.value, tuple) else as_typed(e.value),
         Period(YEAR, e.since), "Cambio", "Ana")
        for e in sent.revisions
    ]  # fmt: skip
    known: list[tuple[object, ...]] = [
        (code, Period(YEAR, month), as_typed(told), "", "Informe anterior")
        for (month, code), told in sent.before.items()
    ]
    known += [
        (code, Period(year, 12), as_typed(value), "", "Informe anterior")
        for code, item in sent.items.items()
        if isinstance(item, Gauge)
        for year, (_, value) in item.earlier.items()
    ]
    return {
        "revisions.csv": table("code field period value from reason approver", lines),
        "actuals.csv": table("code period actual accrued source", known),
    }


def _send(folder: Path, sent: Sent, month: int, office: str, file: File, name: str) -> Path:
    figures = dict(_of_indicators(sent, file))
    work: dict[str, dict[str, object]] = {}
    for (code, field), told in file.items():
        if isinstance(sent.items[code], Work):
            work.setdefault(code, {})[HEADINGS[field]] = typed(told, percent=False)
    came = fill(folder, Period(YEAR, month), office, figures, work=work)
    return came.rename(came.with_name(name))


def _of_indicators(sent: Sent, file: File) -> Iterator[tuple[str, object]]:
    for (code, _), told in file.items():
        if not isinstance(sent.items[code], Work):
            yield code, typed(told, percent=unit_of(code) == "percent")
