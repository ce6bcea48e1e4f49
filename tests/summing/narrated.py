"""Small plans with judged items and alerts, and the narrative told of them."""

from collections.abc import Iterable
from decimal import Decimal

from nouns import a_plan, activity, indicator, reported
from sheetgen.language.message import own_message
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.kinds import Aggregation, Kind, PlanKind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import (
    Activity,
    Article,
    Element,
    Indicator,
    Item,
    Level,
    Office,
    Plan,
)
from sheetgen.model.report import JudgedItem
from sheetgen.model.rollup import Rollup
from sheetgen.model.rule import All, Comparison, Condition, Rule
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert, Paragraph
from sheetgen.records import replace
from sheetgen.summing.narrative import narrate
from sheetgen.summing.rollups import roll_up

HERE = Place("plans/p/elements.csv", "line 2", "code")
LEVELS = (
    Level("OP", "Objetivo", "Objetivos", Article("el", "los")),
    Level("SS", "Servicio", "Servicios", Article("el", "los")),
)
SUMMARIES = {
    "STA-110": ("El avance es bajo.", "Progress is low."),
    "STA-010": ("No hay cifra.", "There is no figure."),
    "ALE-210": ("El gasto va adelante.", "Money is ahead."),
    "ALE-340": ("El valor obtenido es peor que la línea base.", "The actual is worse."),
    "ALE-410": ("Desde hace varios periodos no hay dato.", "There has been no figure."),
    "ELE-210": ("Ningún ítem cuenta con información.", "No item has information."),
    "ELE-230": ("El avance cayó.", "Progress fell."),
    "OFI-110": ("No se recibió el archivo.", "No file was received."),
    "PLA-110": ("El índice cayó.", "The index fell."),
}
TESTS = {
    "ELE-210": All(
        (
            Condition("missing_share", Comparison.AT_LEAST, Decimal(100)),
            Condition("n_missing", Comparison.AT_LEAST, Decimal(2)),
        )
    )
}
KINDS = {
    "ELE": ("element",),
    "OFI": ("office",),
    "PLA": ("plan",),
}


def element(code: str, parent: str | None) -> Element:
    return Element(
        code=code,
        level="OP" if parent is None else "SS",
        parent=parent,
        name=code,
        rollup=Rollup.NONE,
        same_as=None,
        place=HERE,
    )


def plan(
    elements: Iterable[Element],
    items: Iterable[JudgedItem],
    levels: tuple[Level, ...] = LEVELS,
    kind: PlanKind = PlanKind.POLICY,
) -> Plan:
    made = tuple(each.measured.item for each in items)
    return a_plan(
        code="agua",
        name="Política del agua",
        kind=kind,
        levels=levels,
        offices=(Office("NORTE", "Oficina Norte"), Office("SUR", "Oficina Sur")),
        elements=tuple(elements),
        indicators=tuple(each for each in made if isinstance(each, Indicator)),
        activities=tuple(each for each in made if isinstance(each, Activity)),
    )


def judged(
    code: str,
    service: str,
    status: Status,
    progress: str | Gap,
    kind: Kind = Kind.INDICATOR,
    aggregation: Aggregation = Aggregation.NOT_ACCUMULATED,
    **more: str | Gap,
) -> JudgedItem:
    """An item and its progress; ``more`` are its other figures, by name."""
    item: Item = activity(code=code, kind=kind, element=service)
    if kind is Kind.INDICATOR:
        item = replace(indicator(code=code, aggregation=aggregation), element=service)
    figures = {"progress": progress, **more}
    made = tuple(
        reported(name, figure if isinstance(figure, Gap) else Decimal(figure))
        for name, figure in figures.items()
    )
    band = Band.LOW if status is Status.LOW else None
    rule = {Status.LOW: "STA-110", Status.MISSING: "STA-010"}.get(status, "STA-130")
    verdict = Verdict(subject=code, status=status, band=band, rule=rule, findings=())
    due = progress is not Gap.NOT_DUE
    return JudgedItem(
        MeasuredItem(item=item, period=Period(2025, 6), due=due, measures=made, notes=()),
        verdict,
        (),
    )


def alert(
    rule: str,
    subject: str,
    status: Status | None = None,
    severity: Severity = Severity.HIGH,
    units: str = "",
    **figures: object,
) -> Alert:
    """An alert whose message names each of the figures, with ``units`` in their order."""
    of = dict(zip(figures, units.split(), strict=False))
    said = "".join(f" {{{name}:{of[name]}}}" if name in of else f" {{{name}}}" for name in figures)
    texts = (("es", f"Dice{said}."), ("en", f"Says{said}."))
    return Alert(
        id=f"{rule}:{subject}",
        rule=rule,
        subject=subject,
        severity=severity,
        status=status,
        offices=(),
        message=own_message(texts, **figures),
        remedy=own_message(texts, **figures),
        places=(),
    )


def rule(code: str) -> Rule:
    said = tuple(zip(("es", "en"), SUMMARIES[code], strict=True))
    kinds = KINDS.get(code[:3], ("indicator", "activity", "product"))
    return Rule(
        code=code, name=code, applies_to=kinds, status=None, band=None, severity=None,
        priority=1, test=TESTS.get(code, All(())), summary=said, message=said, remedy=said,
        why=said, source=said, wrong_when=said, since=Period(2020, 1), until=None, beta=False,
        examples=(), file="",
    )  # fmt: skip


def narrated(
    items: tuple[JudgedItem, ...],
    alerts: tuple[Alert, ...],
    *roots: str,
    levels: tuple[Level, ...] = LEVELS,
    kind: PlanKind = PlanKind.POLICY,
) -> tuple[Paragraph, ...]:
    """The paragraphs of a plan whose service ``SS.1.2`` hangs from the objective ``OP.1``."""
    tops = roots or ("OP.1", "OP.2")
    services = {each.measured.item.element for each in items}.difference(tops)
    elements = [element(top, None) for top in tops]
    elements += [element(code, f"OP.{code[3]}") for code in sorted(services)]
    made = plan(elements, items, levels, kind)
    return narrate(made, items, roll_up(made, items), alerts, tuple(map(rule, SUMMARIES)))


def told(
    items: tuple[JudgedItem, ...],
    alerts: tuple[Alert, ...] = (),
    *roots: str,
    language: str = "es",
    levels: tuple[Level, ...] = LEVELS,
    kind: PlanKind = PlanKind.POLICY,
) -> list[str]:
    """What the paragraphs say; every alert stands behind a sentence beside the openings."""
    found = narrated(items, alerts, *roots, levels=levels, kind=kind)
    spoken = {one for each in found for sentence in each.sentences[1:] for one in sentence.alerts}
    say = speaker(language, "es_PE")

    assert spoken == {each.id for each in alerts}
    return [say.say(each.text).replace("\N{NO-BREAK SPACE}", " ") for each in found]
