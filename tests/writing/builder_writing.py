"""Makes a report and a template by hand, from a few true rows of the two printed reports."""

import warnings
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from nouns import mean, planned, reported
from sheetgen.language.message import joined, message
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Finding, Verdict
from sheetgen.model.form import Ask, Column, Form
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.against_target import AgainstTarget, FromBaseline
from sheetgen.model.formulas.ratio import Difference, Ratio
from sheetgen.model.kinds import Aggregation, Kind, PlanKind
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.money import Money
from sheetgen.model.period import Period, december
from sheetgen.model.place import Place
from sheetgen.model.plan import (
    Activity,
    Actual,
    Element,
    IndexChoices,
    Indicator,
    Item,
    Level,
    Office,
    Plan,
    Target,
)
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem, Judging, Report
from sheetgen.model.rollup import Rollup
from sheetgen.model.rule import All, Bound, Comparison, Condition, Rule, Threshold
from sheetgen.model.rule import Any as Any_
from sheetgen.model.rule import Test as RuleTest
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.model.submission import Account, State, Submission
from sheetgen.model.summary import Alert, ElementSummary, Index, MeanOf, Paragraph, Sentence
from sheetgen.model.template import Template, TemplateRow, TemplateSheet
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.writing.sheets.sensitivity import CHOICES

P2024 = Period(2024, 12)
P2025 = Period(2025, 12)
PLAN_PLACE = Place("plans/x/items.csv", "line 2", "code")
BOUNDS = (
    Bound("low", Decimal(75), "default"),
    Bound("medium", Decimal(95), "default"),
    Bound("atypical", Decimal(150), "default"),
)


def opened(path: Path, *, values: bool = False) -> Workbook:
    """A workbook read back; openpyxl warns of the data bars and validations it does not know."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*xtension is not supported")
        return load_workbook(path, data_only=values)


def support(path: Path) -> Path:
    """The file that lies beside a report in Spanish, with what it rests on."""
    return path.with_name(f"{path.stem}-sustento.xlsx")


def both(path: Path, *, values: bool = False) -> dict[str, Worksheet]:
    """The sheets of a report and of what it rests on, by name."""
    books = [opened(each, values=values) for each in (path, support(path))]
    return {sheet.title: sheet for book in books for sheet in book}


def sheets(paths: Iterable[Path]) -> dict[str, Worksheet]:
    """The sheets of all workbooks among these files, by name."""
    books = [opened(path) for path in paths if path.suffix == ".xlsx"]
    return {sheet.title: sheet for book in books for sheet in book}


def spanish() -> Speaker:
    return speaker("es", "es_PE")


def english() -> Speaker:
    return speaker("en", "es_PE")


def figure(written: str | None) -> Figure:
    """A decimal, or the gap of this name."""
    if written is None:
        return Gap.NOT_COMPUTED
    try:
        return Gap(written)
    except ValueError:
        return Decimal(written)


def indicator(code: str, name: str, **given: Any) -> Indicator:  # noqa: ANN401 - any field of the record
    values: dict[str, Any] = {
        "code": code,
        "element": code[1:-3],
        "name": name,
        "unit": Unit.NUMBER,
        "offices": ("DGDE",),
        "type": "COBERTURA",
        "direction": Direction.ASCENDING,
        "aggregation": Aggregation.NOT_ACCUMULATED,
        "frequency": Frequency.ANNUAL,
        "relevance": None,
        "baseline_year": 2021,
        "baseline": Decimal(0),
        "baseline_place": PLAN_PLACE,
        "place": PLAN_PLACE,
    }
    return Indicator(**(values | given))


def activity(code: str, element: str, name: str, goal: str, pim: str, **given: Any) -> Activity:  # noqa: ANN401 - any field of the record
    values: dict[str, Any] = {
        "code": code,
        "element": element,
        "kind": Kind.ACTIVITY,
        "name": name,
        "unit_name": "Empresas",
        "offices": ("DAM",),
        "aggregation": Aggregation.ACCUMULATED,
        "goal": Decimal(goal),
        "pim": Decimal(pim),
        "reported": True,
        "goal_place": PLAN_PLACE,
        "pim_place": PLAN_PLACE,
        "place": PLAN_PLACE,
    }
    return Activity(**(values | given))


def element(code: str, level: str, parent: str | None, name: str) -> Element:
    return Element(
        code=code,
        level=level,
        parent=parent,
        name=name,
        rollup=Rollup.NONE,
        same_as=None,
        place=PLAN_PLACE,
    )


def place_at(cell: str) -> Place:
    return Place("input/2024-12/dgde.xlsx", "Indicadores", cell)


def sent(name: str, value: str, cell: str) -> Measure:
    typed = "ND" if value == "no-data" else value
    return reported(name, figure(value), place_at(cell), typed=typed)


def computed(name: str, formula: Formula, value: str | None, cell: str) -> Measure:
    """A figure given by hand, with the formula that it follows from."""
    return Measure(
        quantity=QUANTITIES[name], formula=formula, figure=figure(value), places=(place_at(cell),)
    )


def judged(
    item: Item,
    status: Status,
    band: Band | None,
    rule: str,
    measures: tuple[Measure, ...],
    said: str = "",
    notes: tuple[tuple[str, str], ...] = (),
) -> JudgedItem:
    finding = Finding(
        rule=rule,
        subject=item.code,
        severity=None,
        message=message(said),
        remedy=message(""),
        places=(),
    )
    verdict = Verdict(subject=item.code, status=status, band=band, rule=rule, findings=(finding,))
    measured = MeasuredItem(
        item=item, period=Period(2025, 6), due=True, measures=measures, notes=notes
    )
    return JudgedItem(measured, verdict, BOUNDS)


def of_indicator(
    item: Indicator,
    row: int,
    target: str,
    actual: str,
    progress: str,
    status: Status,
    band: Band | None,
    rule: str,
    said: str = "",
    notes: tuple[tuple[str, str], ...] = (),
) -> JudgedItem:
    aim = planned("target", figure(target), place_at(f"E{row}"))
    reached = sent("actual", actual, f"G{row}")
    baseline = planned("baseline", item.baseline, item.place)
    measures = (
        aim,
        reached,
        baseline,
        computed("progress", AgainstTarget(item, reached, aim, baseline), progress, f"G{row}"),
        computed("progress_2", FromBaseline(reached, aim, baseline), None, f"G{row}"),
    )
    return judged(item, status, band, rule, measures, said, notes)


def of_activity(
    item: Activity,
    row: int,
    actual: str,
    physical: str,
    accrued: str,
    financial: str,
    lag: str,
    status: Status,
    band: Band | None,
    rule: str,
    said: str = "",
) -> JudgedItem:
    goal = planned("target", item.goal, place_at(f"E{row}"))
    done = sent("actual", actual, f"H{row}")
    pim, spent = sent("pim", str(item.pim), f"I{row}"), sent("accrued", accrued, f"J{row}")
    work = computed("physical", Ratio(done, goal), physical, f"H{row}")
    money = computed("financial", Ratio(spent, pim), financial, f"J{row}")
    measures = (
        goal,
        done,
        work,
        computed("progress", Ratio(done, goal), physical, f"H{row}"),
        pim,
        spent,
        money,
        computed("lag", Difference(money, work), lag, f"J{row}"),
    )
    return judged(item, status, band, rule, measures, said)


def cells_of(name: str, items: tuple[JudgedItem, ...]) -> tuple[Place, ...]:
    found = (each.measured.measure(name) for each in items)
    return tuple(dict.fromkeys(place for each in found if each for place in each.places))


def summary(
    what: Element,
    depth: int,
    progress: str | None,
    band: Band | None,
    items: tuple[JudgedItem, ...],
    pim: Figure = Gap.NOT_COMPUTED,
    accrued: Figure = Gap.NOT_COMPUTED,
    **given: Any,  # noqa: ANN401 - any field of the record
) -> ElementSummary:
    counts = Counter(each.verdict.status for each in items)
    n = sum(each.measured.gap is None for each in items)
    product = tuple(each for each in items if each.measured.item.code == what.code)
    values: dict[str, Any] = {
        "element": what,
        "depth": depth,
        "progress": mean(
            figure(progress),
            n,
            len(items) - n,
            places=cells_of("progress", product or items),
            of=MeanOf.PRODUCT if product else MeanOf.ITEMS,
        ),
        "band": band,
        "rule": "ELE-100",
        "counts": tuple((status, counts[status]) for status in Status),
        "money": Money.of(pim, accrued, cells_of("pim", items), cells_of("accrued", items)),
        "physical": None,
        "places": (),
    }
    return ElementSummary(**(values | given))


def status_rule(
    code: str,
    status: Status,
    band: Band | None,
    test: RuleTest,
    summary: str,
    severity: Severity | None = None,
) -> Rule:
    """A rule for every kind of item; the last digits of its code are its priority."""
    return Rule(
        code=code,
        name=f"item.{status.value}.{code}",
        applies_to=("indicator", "activity", "product"),
        status=status,
        band=band,
        severity=severity,
        priority=int(code[-3:]),
        test=test,
        summary=(("es", summary), ("en", summary)),
        message=(
            ("es", "Avance de {progress:percent}."),
            ("en", "Progress of {progress:percent}."),
        ),
        remedy=(("es", "Explique la causa."), ("en", "Explain the cause.")),
        why=(("es", "Una razón."), ("en", "A reason.")),
        source=(("es", "Guía de seguimiento, CEPLAN"), ("en", "Guía de seguimiento, CEPLAN")),
        wrong_when=(("es", "Nunca."), ("en", "Never.")),
        since=Period(2020, 1),
        until=None,
        beta=False,
        examples=(),
        file="rules/status.yaml",
    )


def _below(bound: str) -> Condition:
    return Condition("progress", Comparison.BELOW, Threshold(bound))


_SILENT = ("not-submitted", "unreadable", "no-data", "blank")
RULES = (
    status_rule("IND-010", Status.MISSING, None,
                Any_(tuple(Condition("gap", Comparison.IS, gap) for gap in _SILENT)),
                "No hay cifra.", Severity.MEDIUM),
    status_rule("IND-020", Status.NOT_RATED, None, Condition("gap", Comparison.PRESENT, None),
                "No hay nada que calificar."),
    status_rule("IND-101", Status.LOW, Band.LOW, _below("low"), "El avance es bajo.",
                Severity.HIGH),
    status_rule("IND-102", Status.ON_TRACK, Band.MEDIUM, _below("medium"), "El avance es medio."),
    status_rule("IND-104", Status.ATYPICAL, None,
                Condition("progress", Comparison.ABOVE, Threshold("atypical")),
                "El avance es atípico.", Severity.MEDIUM),
    status_rule("IND-105", Status.ON_TRACK, Band.HIGH, All(()), "El avance es alto."),
)  # fmt: skip


def policy() -> Report:
    """Five indicators of the national policy, one of each status but one, in two objectives."""
    elements = (
        element("OP.01", "OP", None, "Objetivo prioritario 1"),
        element("LN.01.03", "LN", "OP.01", "Lineamiento 01.03"),
        element("SS.01.03.02", "SS", "LN.01.03", "Capacitación en gestión ambiental"),
        element("SS.01.03.03", "SS", "LN.01.03", "Asistencia técnica en BPM"),
        element("OP.02", "OP", None, "Objetivo prioritario 2"),
        element("SS.02.04.01", "SS", "OP.02", "Servicios tecnológicos y de innovación"),
    )
    trained = indicator(
        "ISS.01.03.02.01",
        "Porcentaje de empresas que acceden a capacitaciones en gestión ambiental",
        unit=Unit.PERCENT,
        offices=("DGAAMI",),
        type="CALIDAD",
    )
    tools = indicator(
        "ISS.01.03.02.02",
        "Número de instrumentos de capacitaciones en gestión ambiental desarrollados",
        offices=("DGAAMI",),
        direction=Direction.UNDEFINED,
        aggregation=Aggregation.MINIMUM_PERMISSIBLE,
    )
    firms = indicator("ISS.01.03.03.01", "Número de empresas que reciben asistencia técnica en BPM")
    served = indicator(
        "ISS.02.04.01.01", "Número de empresas que reciben servicios tecnológicos", offices=("ITP",)
    )
    shared = indicator(
        "ISS.02.04.01.02",
        "=Porcentaje de empresas que incorporan tecnología",
        unit=Unit.PERCENT,
        offices=("PNTE", "ITP"),
    )
    items = (
        of_indicator(trained, 8, "53", "44", "83.018867925", Status.ON_TRACK, Band.MEDIUM,
                     "IND-102"),
        of_indicator(tools, 9, "1", "2", "100", Status.ON_TRACK, Band.HIGH, "IND-105"),
        of_indicator(
            firms, 10, "2500", "50", "2", Status.LOW, Band.LOW, "IND-101", "Avance de 2.0 %.",
            (("reason", "Falta de presupuesto"), ("corrective", "Se solicitó demanda adicional")),
        ),
        of_indicator(served, 8, "20", "2906", "14530", Status.ATYPICAL, None, "IND-104",
                     "Avance atípico."),
        of_indicator(shared, 9, "53", "no-data", "no-data", Status.MISSING, None, "IND-010"),
    )  # fmt: skip
    alerts = (
        alert("IND-101", "ISS.01.03.03.01", Severity.HIGH, Status.LOW, "DGDE",
              "El indicador avanza 2.0 % de su meta: 50 de 2,500 empresas."),
        alert("IND-104", "ISS.02.04.01.01", Severity.MEDIUM, Status.ATYPICAL, "ITP",
              "El avance de 14,530.0 % sugiere un error de planeamiento."),
        alert("IND-010", "ISS.02.04.01.02", Severity.MEDIUM, Status.MISSING, "PNTE",
              "La oficina informa que no hay dato (ND)."),
    )  # fmt: skip
    return Report(
        plan=plan("pndi", "Política Nacional de Desarrollo Industrial", PlanKind.POLICY, elements,
                  tuple(each.measured.item for each in items)),
        period=P2024,
        as_of=date(2024, 12, 31),
        items=items,
        elements=(
            summary(elements[0], 0, "61.672955975", Band.LOW, items[:3]),
            summary(elements[1], 1, "61.672955975", Band.LOW, items[:3]),
            summary(elements[2], 2, "91.509433963", Band.MEDIUM, items[:2]),
            summary(elements[3], 2, "2", Band.LOW, items[2:3]),
            summary(elements[4], 0, "100", Band.HIGH, items[3:]),
            summary(elements[5], 1, "100", Band.HIGH, items[3:]),
        ),
        index=Index(
            mean(Decimal("71.254716981"), 4, 1, 1),
            (("missing-zero", Decimal("57.003773585")), ("cap-150", Decimal("83.754716981")),
             ("uncapped", Decimal("3678.754716981")), ("over-elements", Gap.NO_DATA)),
            tuple((choice, cells_of("progress", items)) for choice in CHOICES),
        ),
        alerts=alerts,
        narrative=(
            paragraph("OP.01", ("OP.01: avance bajo; 1 alerta.", alerts[:1]),
                      ("Servicio con bajo avance: SS.01.03.03.", alerts[:1])),
            paragraph("OP.02", ("OP.02: avance alto; 2 alertas.", alerts[1:]),
                      ("Servicio sin información: SS.02.04.01.", alerts[2:]),
                      ("Servicio con avance atípico: SS.02.04.01.", alerts[1:2])),
        ),
        submissions=submissions(),
        problems=problems(),
        rules=RULES,
        judging=Judging(5, 5, ()),
        account=Account(expected=5, read=4, blank=0, unreadable=1),
    )  # fmt: skip


def programme() -> Report:
    """Product 2 of the budget programme, an activity of product 3, and one indicator."""
    elements = (
        element("PP0093", "PP", None, "Desarrollo productivo de las empresas"),
        element("2", "PR", "PP0093", "Empresas acceden a servicios de articulación empresarial"),
        element("3", "PR", "PP0093", "Fortalecimiento del desarrollo productivo"),
    )
    product = activity(
        "2", "2", "Empresas acceden a servicios de articulación empresarial", "1434", "2193937",
        kind=Kind.PRODUCT, offices=("DGDE",),
    )  # fmt: skip
    clusters = activity("2.1", "2", "Iniciativas de clusters", "70", "55269")
    markets = activity(
        "2.2", "2", "Conexión con mercados", "1017", "1889859", offices=("DAM", "PNTE")
    )
    rules = activity(
        "3.3", "3", "Mecanismos para mejorar la regulación", "6", "175617", unit_name="Acciones"
    )
    deals = indicator(
        "P2.1", "Porcentaje de MIPYME que acceden a negociaciones", element="2", unit=Unit.PERCENT,
        baseline_year=None, baseline=Gap.NO_DATA,
    )  # fmt: skip
    sales = indicator(
        "RE.2", "Volumen de ventas por trabajador", element="PP0093", unit=Unit.SOLES,
        baseline_year=None, baseline=Gap.NO_DATA,
    )  # fmt: skip
    items = (
        of_activity(product, 8, "1217", "84.867503487", "2187824", "99.721368846", "14.853865359",
                    Status.ON_TRACK, Band.MEDIUM, "IND-102"),
        of_activity(clusters, 9, "0", "0", "54204", "98.073060847", "98.073060847",
                    Status.LOW, Band.LOW, "IND-101", "Avance de 0 %."),
        of_activity(markets, 10, "918", "90.265486726", "1884814", "99.733048868", "9.467562142",
                    Status.ON_TRACK, Band.MEDIUM, "IND-102"),
        of_activity(rules, 12, "6", "100", "171605", "97.715483125", "-2.284516875",
                    Status.ON_TRACK, Band.HIGH, "IND-105"),
        of_indicator(deals, 8, "90", "84.8", "94.222222222", Status.ON_TRACK, Band.MEDIUM,
                     "IND-102"),
        of_indicator(sales, 9, "no-target", "89767", "no-target", Status.NOT_RATED, None,
                     "IND-020"),
    )  # fmt: skip
    alerts = (
        alert("ACT-201", "2.1", Severity.HIGH, None, "DAM",
              "Se devengó 98.1 % del PIM sin avance físico: 0 de 70 empresas."),
    )  # fmt: skip
    return Report(
        plan=plan("pp0093", "PP 0093 Desarrollo Productivo de las Empresas", PlanKind.PROGRAMME,
                  elements, tuple(each.measured.item for each in items)),
        period=P2025,
        as_of=date(2025, 12, 31),
        items=items,
        elements=(
            summary(elements[0], 0, "92.433751744", Band.MEDIUM, items, pim=Decimal(2369554),
                    accrued=Decimal(2359429)),
            summary(elements[1], 1, "84.867503487", Band.MEDIUM, items[:3], pim=Decimal(1945128),
                    accrued=Decimal(1939018),
                    further=(sent("overlap", "57", "H12"),)),
            summary(elements[2], 1, "100", Band.HIGH, items[3:4], pim=Decimal(175617),
                    accrued=Decimal(171605)),
        ),
        index=None,
        alerts=alerts,
        narrative=(),
        submissions=submissions(),
        problems=(),
        rules=RULES,
        judging=Judging(5, 0, ()),
        account=Account(expected=13, read=13),
    )  # fmt: skip


def paragraph(element: str, *sentences: tuple[str, tuple[Alert, ...]]) -> Paragraph:
    """A paragraph of sentences, each with the alerts it rests on."""
    made = tuple(Sentence(message(text), tuple(a.id for a in on)) for text, on in sentences)
    return Paragraph(element, joined([each.text for each in made]), made[0].alerts, made)


def alert(
    rule: str, subject: str, severity: Severity, status: Status | None, office: str, said: str
) -> Alert:
    return Alert(
        id=f"{rule}:{subject}",
        rule=rule,
        subject=subject,
        severity=severity,
        status=status,
        offices=(office,),
        message=message(said),
        remedy=message("Explique la causa y presente una medida correctiva."),
        places=(Place("input/2024-12/dgde.xlsx", "Indicadores", "G10"),),
    )


def plan(
    code: str, name: str, kind: PlanKind, elements: tuple[Element, ...], items: tuple[Item, ...]
) -> Plan:
    indicators = tuple(each for each in items if isinstance(each, Indicator))
    programme_levels = (
        Level("PP", "Programa", "Programas"),
        Level("PR", "Producto", "Productos"),
    )
    policy_levels = (
        Level("OP", "Objetivo prioritario", "Objetivos prioritarios"),
        Level("LN", "Lineamiento", "Lineamientos"),
        Level("SS", "Servicio", "Servicios"),
    )
    past = (("ISS.01.03.02.01", 2023, "50", "59"), ("ISS.01.03.03.01", 2023, "2000", "103"),
            ("ISS.01.03.03.01", 2022, "no-target", "202"))  # fmt: skip
    return Plan(
        code=code,
        name=name,
        kind=kind,
        from_=None,
        until=None,
        levels=policy_levels if kind is PlanKind.POLICY else programme_levels,
        choices=IndexChoices(cap=Decimal(100), missing_as_zero=False, over_elements=False),
        offices=tuple(
            Office(office, office) for office in ("DGDE", "DGAAMI", "ITP", "PNTE", "DAM")
        ),
        elements=elements,
        indicators=indicators,
        activities=tuple(each for each in items if isinstance(each, Activity)),
        targets=Timetable.of(Target(c, december(y), figure(t), PLAN_PLACE) for c, y, t, _ in past),
        schedule=Timetable(),
        actuals=tuple(
            Actual(c, december(y), figure(a), Gap.NO_DATA, "informe", (PLAN_PLACE,))
            for c, y, _, a in past
        ),
        folder=f"plans/{code}",
        digest="d" * 64,
    )


def submissions() -> tuple[Submission, ...]:
    return (
        Submission(office="DGDE", office_name="Dirección General de Desarrollo Empresarial",
                   file="input/2024-12/dgde.xlsx", sha256="a" * 64, state=State.ACCEPTED,
                   observations=(), problems=(), account=Account(expected=3, read=3)),
        Submission(office="ITP", office_name="Instituto Tecnológico de la Producción",
                   file="input/2024-12/itp.xlsx", sha256="b" * 64, state=State.OBSERVED,
                   observations=(), problems=problems(),
                   account=Account(expected=2, read=1, unreadable=1)),
        Submission(office="PNTE", office_name="PNTE", file="", sha256="", state=State.MISSING,
                   observations=(), problems=(), account=Account(expected=2, not_submitted=2)),
    )  # fmt: skip


def problems() -> tuple[Problem, ...]:
    return (
        Problem(
            code="READ-102",
            weight=Weight.ERROR,
            office="ITP",
            place=Place("input/2024-12/itp.xlsx", "Indicadores", "G9"),
            message=message("«dos» no es un número."),
            remedy=message("Escriba solo la cifra."),
        ),
    )


def form() -> Form:
    def shown(field: str, es: str, unit: str, width: float) -> Column:
        return Column(field=field, headings=(("es", es), ("en", es)), hints=(), ask=None,
                      unit=unit, width=width, prefill=None)  # fmt: skip

    def asked(field: str, es: str, unit: str, ask: Ask, width: float) -> Column:
        return Column(field=field, headings=(("es", es), ("en", es)),
                      hints=(("es", f"Qué es {es}."), ("en", f"What {es} is.")), ask=ask,
                      unit=unit, width=width, prefill=None)  # fmt: skip

    return Form(
        name="indicators",
        applies_to=("indicator",),
        sheets=(("es", "Indicadores"), ("en", "Indicators")),
        version="1",
        columns=(
            shown("code", "Código", "text", 18),
            shown("name", "Indicador", "text", 52),
            shown("unit", "Unidad de medida", "text", 13),
            shown("target", "Logro esperado", "item", 12),
            shown("previous", "Último valor informado", "item", 13),
            asked("actual", "Valor obtenido", "item", Ask.FIGURE, 14),
            asked("reason", "Motivo", "text", Ask.TEXT, 30),
        ),
        file="templates/indicators.yaml",
    )


def template() -> Template:
    """Three indicators in two services; the last is another office's first."""
    items = [each.measured.item for each in policy().items]
    rows = (
        _row(items[0], 9, Decimal(53), Decimal(59), "SS.01.03.02  Capacitación", required=True),
        _row(items[1], 10, Decimal(1), Gap.NO_DATA, "SS.01.03.02  Capacitación", required=True),
        _row(items[4], 12, Gap.NO_TARGET, Decimal("2.5"), "SS.02.04.01  Servicios", required=False),
    )
    sheet = TemplateSheet(form=form(), name="Indicadores", heading_row=7, rows=rows)
    return Template(
        office="DGAAMI",
        office_name="Dirección General de Asuntos Ambientales de Industria",
        period=P2024,
        plans=(("pndi", "d" * 64),),
        form_version="indicators-1",
        sheets=(sheet,),
        file="output/2024-12/templates/DGAAMI.xlsx",
    )


def _row(
    item: Item, row: int, target: Figure, previous: Figure, group: str, *, required: bool
) -> TemplateRow:
    return TemplateRow(
        plan="pndi",
        item=item,
        row=row,
        shown=(
            ("plan", "pndi"),
            ("code", item.code),
            ("name", item.name),
            ("unit", item.unit_name),
            ("target", target),
            ("previous", previous),
        ),
        required=required,
        group=group,
    )
