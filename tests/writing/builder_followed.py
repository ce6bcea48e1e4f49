"""The policy a month later, with all that a report may tell of what came before and was decided.

What changed and why, exceptions, decisions, commitments, revisions of the plan, what came late.
"""

from datetime import date
from decimal import Decimal
from itertools import combinations

from sheetgen.language.message import message
from sheetgen.model.closed import Late
from sheetgen.model.commitment import Commitment
from sheetgen.model.commitment import Standing as Promised
from sheetgen.model.comparison import Cause, CauseKind, Change, Moved, State
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.follow import Acknowledged, Course, Decision, Explained, Following, Life
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.population import Crossed, Listed, Part, Served, Stretch
from sheetgen.model.report import Report
from sheetgen.model.revision import Change as Revised
from sheetgen.model.revision import Field, Revision
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert
from sheetgen.model.waiver import Covers, Standing, WaivedAlert, Waiver, WaiverUse
from sheetgen.records import replace
from writing.test_first_page_printed import moving

NOVEMBER, DECEMBER = Period(2024, 11), Period(2024, 12)


def followed() -> Report:
    """Of five indicators: one fell, one rose, one is solved, one new and one gone from the plan."""
    made = moving()
    low, odd, lost = made.alerts
    comparison = made.comparison
    assert comparison is not None
    states = (*made.states[:-2], *(replace(each, index=index) for each, index in zip(
        made.states[-2:], (Decimal(70), Decimal("71.25")), strict=True)))  # fmt: skip
    waivers = _waivers()
    return replace(
        made,
        plan=replace(made.plan, changes=_revisions(), note="Metas revisadas en 2024."),
        comparison=replace(
            comparison,
            items=_moved(made),
            by_cause={CauseKind.VALUE: Decimal("1.75"), CauseKind.TARGET: Decimal("-0.5")},
            new_alerts=(lost.id,),
            continuing=(low.id,),
        ),
        states=states,
        alerts=(low, lost),
        narrative=made.narrative[:1],
        waived=(WaivedAlert(odd, waivers[0].waiver),),
        waivers=waivers,
        following=_following(low, lost),
        commitments=_commitments(low, lost),
        after_closing=(Late(period=NOVEMBER, edition=2, place="input/2024-11/ITP_corregido.xlsx"),),
        served=_served(),
        oddities=(
            PlanOddity(
                code="PLAN-206",
                place=Place("plans/pndi/targets.csv", "line 7", "target"),
                message=message("La meta es diez veces la de las demás."),
                remedy=message("Confírmela con la oficina."),
            ),
        ),
    )


def _served() -> Served:
    """120 firms: 20 served by all of eight items, and 42 other sets of them, few by most."""
    items = [f"1.{n}" for n in range(1, 9)]
    some = [*combinations(items, 2), *combinations(items, 3)][:42]
    sets = {each: None if n > 3 else 10 - n for n, each in enumerate(some)}
    third = Part(40, Decimal("33.333333333"))
    met = {"con RUC": Part(90, Decimal(75))}
    cells = {
        ("micro", "Lima"): Part(30, Decimal(25)),
        ("micro", "Piura"): Part(30, Decimal(25)),
        ("micro", "Tacna"): Part(20, Decimal("16.666666667")),
        ("pequeña", "Lima"): Part(None, None),
        ("pequeña", "Piura"): Part(None, None),
        ("pequeña", "Tacna"): Part(20, Decimal("16.666666667")),
    }
    file = Listed("input/2024-12/beneficiarios.xlsx", "a" * 64, 130, 128, "Lista",
                  {"1.1": Stretch(90, 2, 91)})  # fmt: skip
    return Served(
        unique={"PR": 120, "1.1": 90, "1.2": 50},
        rows={"PR": 128, "1.1": 90, "1.2": 38},
        services={"capacitación": 120},
        overlaps={tuple(items): 20, **sets},
        base=120,
        by={
            "tamaño": {"micro": Part(80, Decimal("66.666666667")), "pequeña": third},
            "región": {"Lima": third, "Piura": third, "Tacna": third},
        },
        met=met,
        new=70,
        returning=None,
        gone=None,
        before=60,
        met_before=met,
        crossed=(Crossed(("tamaño", "región"), cells), Crossed(("región", "tamaño"), {})),
        not_in_registry=3,
        lists=(file,),
        problems=(),
        suppress_below=5,
    )


def _moved(made: Report) -> tuple[Moved, ...]:
    items = [each.measured.item for each in made.items]
    cell = Place("input/2024-12/dgde.xlsx", "Indicadores", "G10")

    def state(status: Status, band: Band | None, progress: Figure) -> State:
        return State(status, progress, band, "STA-110")

    low = state(Status.LOW, Band.LOW, Decimal(2))
    medium = state(Status.ON_TRACK, Band.MEDIUM, Decimal("83.018867925"))
    missing = state(Status.MISSING, None, Gap.NO_DATA)
    told = (
        (items[2], Change.WORSE, medium, low, (
            Cause(kind=CauseKind.VALUE, share=Decimal("-80.518867925"), before="2075", after="50",
                  places=(cell,)),
            Cause(kind=CauseKind.TARGET, share=Decimal("-0.5"), before="2400", after="2500"))),
        (items[0], Change.BETTER, low, medium, (
            Cause(kind=CauseKind.THRESHOLD, share=None, before="85", after="75"),)),
        (items[1], Change.SOLVED, missing, medium, ()),
        (items[4], Change.NEW, None, missing, ()),
    )  # fmt: skip
    return (
        *(
            Moved(code=item.code, name=item.name, office=item.offices[0], change=change,
                  before=before, after=after, causes=causes)
            for item, change, before, after, causes in told
        ),
        Moved(code="ISS.09", name="Indicador retirado", office="ITP", change=Change.GONE,
              before=low, after=None, causes=()),
    )  # fmt: skip


def _waivers() -> tuple[WaiverUse, ...]:
    told = (
        (Covers.ITEM, "ISS.02.04.01.01", "IND-104", Standing.IN_FORCE, None, 1, 0),
        (Covers.OFFICE, "PNTE", "reporting", Standing.EXPIRED, date(2024, 1, 1), 0, 0),
        (Covers.PLAN, "pndi", "IND-010", Standing.NOT_YET, date(2025, 1, 1), 0, 0),
    )
    until = {Standing.EXPIRED: date(2024, 6, 30)}
    return tuple(
        WaiverUse(
            Waiver(covers=covers, code=code, plan="pndi", rule=rule, reason="Convenio en trámite",
                   approver="R. Vela", since=since, until=until.get(standing, date(2025, 3, 31)),
                   place=Place("waivers.csv", f"line {line}", "")),
            standing, alerts, cells,
        )
        for line, (covers, code, rule, standing, since, alerts, cells) in enumerate(told, 2)
    )  # fmt: skip


def _revisions() -> tuple[Revised, ...]:
    told = (
        (Field.TARGET, DECEMBER, Decimal(2500), Decimal(2400)),
        (Field.OFFICES, None, ("DGDE", "ITP"), ("DGDE",)),
    )
    return tuple(
        Revised(
            Revision(code="ISS.01.03.03.01", field=field, period=period, value=value,
                     from_=Period(2024, 10), reason="Ampliación de la cobertura",
                     approver="R. Vela",
                     place=Place("plans/pndi/revisions.csv", f"line {line}", "")),
            before,
        )
        for line, (field, period, value, before) in enumerate(told, 2)
    )  # fmt: skip


def _explained(period: Period, due: date | None, due_text: str) -> Explained:
    return Explained(
        period=period,
        reason="Falta de presupuesto",
        corrective="Se solicitó demanda adicional",
        responsible="C. Ruiz",
        due=due,
        due_text=due_text,
        places=(Place("input/2024-12/dgde.xlsx", "Indicadores", "K10"),),
    )


def _decision(alert: Alert, due: date, done: date | None) -> Decision:
    return Decision(alert=alert.id, plan="pndi", decision="Reunión con la oficina", owner="C. Ruiz",
                    due=due, done=done, evidence="Acta 12" if done else "",
                    place=Place("decisions.csv", "line 2", ""))  # fmt: skip


def _following(low: Alert, lost: Alert) -> Following:
    noted = Acknowledged(alert=lost.id, plan="pndi", until=date(2025, 1, 31), approver="R. Vela",
                         reason="Se espera el convenio",
                         place=Place("acknowledged.csv", "line 2", ""))  # fmt: skip
    decisions = (
        _decision(low, date(2024, 12, 1), None),
        _decision(low, date(2024, 11, 1), date(2024, 10, 30)),
    )
    lives = (
        Life(alert=low.id, first=Period(2024, 9), age=3, course=Course.WORSE, acknowledged=None,
             decisions=decisions, explained=_explained(DECEMBER, None, "pronto"),
             before=_explained(NOVEMBER, date(2024, 12, 15), "15/12/2024"), repeated=2),
        Life(alert=lost.id, first=DECEMBER, age=0, course=Course.NEW, acknowledged=noted,
             decisions=(), explained=None, before=None, repeated=0),
    )  # fmt: skip
    return Following(lives=lives, acknowledged=(noted,), decisions=decisions)


def _commitments(low: Alert, lost: Alert) -> tuple[Commitment, ...]:
    before = _explained(NOVEMBER, date(2024, 12, 15), "15/12/2024")
    return (
        Commitment(subject=low.subject, offices=low.offices, number=1, alert=low.id,
                   what=low.message, effects=2, said=_explained(DECEMBER, None, "pronto"),
                   before=before, standing=Promised.OVERDUE, repeated=2,
                   decisions=(_decision(low, date(2024, 12, 1), None),), promised=before,
                   due=date(2024, 12, 15), postponed=1),
        Commitment(subject=lost.subject, offices=lost.offices, number=2, alert=lost.id,
                   what=lost.message, effects=0, said=None, before=None,
                   standing=Promised.NO_ANSWER, repeated=0, decisions=()),
        Commitment(subject="ISS.01.03.02.02", offices=("DGAAMI",), number=None, alert="", what=None,
                   effects=0, said=None, before=before, standing=Promised.DONE, repeated=0,
                   decisions=(), promised=before, due=date(2024, 12, 15)),
    )  # fmt: skip
