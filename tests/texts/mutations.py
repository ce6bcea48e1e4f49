"""Sentences made wrong one at a time: a figure, a unit, a direction, a subject or a period changed.

Only what the table can answer is changed: a claim that was confirmed before. Each change makes the
sentence false by the table; which claims were confirmed is asked of the program, whether a new
subject makes it false is asked of the table alone.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sheetgen.model.text import Claim, Said
from texts.held import POLICY, PROGRAMME, SAY, claims, known, seed
from texts.mended import MENDED_POLICY, MENDED_PROGRAMME, mended

Of = tuple[str, str]
LEAST_RECALL, LEAST_PRECISION = 0.95, 0.98
_FIGURE = re.compile(r"(?:S/\s?)?\d[\d,]*(?:\.\d+)?")
_DIRECTIONS = (
    ("superior a", "inferior a"), ("inferior a", "superior a"), ("menor a", "mayor a"),
    ("menor en", "mayor en"), ("por debajo de", "por encima de"), ("no supera", "supera"),
    ("no presentó avances", "presentó un avance alto"), ("alto nivel", "bajo nivel"),
    ("altos niveles", "bajos niveles"), ("avance alto", "avance intermedio"),
    ("avance intermedio", "avance alto"), ("falta de información", "avance atípico"),
    ("no cuentan con información disponible", "muestran bajo avance"),
    ("ambos indicadores con avance bajo", "ambos indicadores sin información"),
    ("ausencia de información", "avances atípicamente altos"),
    ("mayor que", "menor que"), ("menor que", "mayor que"), ("más que", "menos que"),
    ("menos que", "más que"), ("mayor avance", "menor avance"), ("menor avance", "mayor avance"),
    ("más alto", "más bajo"), ("más baja", "más alta"), ("más empresas", "menos empresas"),
    ("menos empresas", "más empresas"), ("que más", "que menos"), ("que menos", "que más"),
    ("mayor", "menor"), ("menor", "mayor"), ("superó", "no superó"), ("no superó", "superó"),
    ("superaron", "no superaron"), ("higher", "lower"), ("highest", "lowest"),
    ("more than", "less than"), ("exceeded", "did not exceed"), ("did not meet", "met"),
    ("el doble", "el triple"), ("tendencia creciente", "tendencia decreciente"),
    ("mejoró", "empeoró"), ("empeoró", "mejoró"),
)  # fmt: skip
_UNITS = (
    ("millones", "mil"), ("mil", "millones"), ("empresas", "acciones"), ("acciones", "empresas"),
    ("%", "p. p."), ("p.p.", "%"), ("soles", "millones de soles"),
)  # fmt: skip
_COMPARED = "respecto a|registrada en|frente a|desde|comparación con"
_CODE = re.compile(r"(?:Actividad|Producto|actividad|producto) (\d(?:\.\d)?)\b")
_SERVICE = re.compile(r"(?<![\d.])(\d\d\.\d\d\.\d\d)(?![\d.])")


@dataclass(frozen=True)
class Mutation:
    """A text in which one stretch of one sentence was changed."""

    kind: str
    text: str
    sentence: str
    old: str
    new: str
    of: Of


@cache
def bases() -> tuple[tuple[str, Of], ...]:
    """The two printed reports with all that was wrong in them mended, and a year looked back on."""
    return (
        (mended(seed("pp0093_2025_report.txt"), MENDED_PROGRAMME), PROGRAMME),
        (mended(seed("pndi_2024_tracking.txt"), MENDED_POLICY) + _looking_back(), POLICY),
    )


def _looking_back() -> str:
    """Sentences on the indicators of the policy, their years and targets, by hand."""
    return """

El indicador ISS.01.03.02.01 obtuvo 44 % en 2024, por debajo de su meta de 53 %, y 59 % en 2023.

El indicador ISS.01.03.03.01 atendió a 50 empresas en 2024, cifra inferior a la registrada en 2023.

El indicador ISS.01.06.01.02 alcanzó un valor de 29 empresas, superior a su meta de 28, es decir,
un avance del 103.6 %.

El indicador ISS.01.04.01.02 registra una caída de 21.9 puntos porcentuales respecto a 2023: su
valor obtenido fue de 46 %.

El indicador ISS.01.06.04.01 atendió a 698 empresas en 2024, 542 empresas por encima de su meta.

El indicador ISS.04.03.01.02 tiene una meta de 12 % y un valor de 0 %, menor a su meta.

El indicador ISS.02.05.01.01 financió 130 proyectos, el 86.7 % de su meta, frente a los 188
proyectos de 2023.
"""


def mutations(n: int, start: int = 0) -> Iterator[Mutation]:
    """``n`` different mutations, the same for the same ``start``, of all kinds in turn."""
    draw = random.Random(start)  # noqa: S311 - the same ones each time
    pools = {kind: [] for kind in ("figure", "unit", "direction", "subject", "period")}
    for text, of in bases():
        for claim in claims(text, of):
            if claim.said is Said.CONFIRMED:
                for each in _of_claim(text, of, claim, draw):
                    pools[each.kind].append(each)
    seen: set[tuple[str, str, str]] = set()
    for pool in pools.values():
        draw.shuffle(pool)
    while len(seen) < n and any(pools.values()):
        for pool in pools.values():
            if pool and len(seen) < n:
                each = pool.pop()
                key = (each.sentence, each.old, each.new)
                if key not in seen:
                    seen.add(key)
                    yield each


def _of_claim(text: str, of: Of, claim: Claim, draw: random.Random) -> Iterator[Mutation]:
    """All that may be made of a claim, where its sentence and the stretch stand in one place."""
    sentence = claim.sentence.text
    for kind, old, new in _changes(sentence, of, claim, draw):
        if old != new and text.count(sentence) == 1 and sentence.count(old) == 1:
            changed = text.replace(sentence, sentence.replace(old, new))
            yield Mutation(kind, changed, sentence, old, new, of)


def _changes(
    sentence: str, of: Of, claim: Claim, draw: random.Random
) -> Iterator[tuple[str, str, str]]:
    words = SAY.say(claim.says)
    if claim.value is not None:
        figure = _FIGURE.search(words.rpartition(": ")[2])
        yield from _of_figure(sentence, figure[0], draw) if figure else ()
    else:
        yield from (("direction", old, new) for old, new in _DIRECTIONS if old in words)
    for found in _CODE.finditer(sentence):
        for code in _others(of, claim, found[1]) if claim.subject == found[1] else ():
            yield "subject", found[0], found[0].replace(found[1], code)
    for found in _SERVICE.finditer(sentence):
        for code in _other_services(of, claim) if claim.subject == f"SS.{found[1]}" else ():
            yield "subject", found[1], code


def _of_figure(sentence: str, figure: str, draw: random.Random) -> Iterator[tuple[str, str, str]]:
    """The figure, its unit and its year changed."""
    for _ in range(3):
        yield "figure", figure, _another(figure, draw)
    if figure.startswith("S/"):
        yield "unit", figure, figure.removeprefix("S/").strip()
    for old, new in _UNITS:
        unit = re.search(rf"{re.escape(figure)}\s?{re.escape(old)}(?!\w)", sentence)
        if unit is not None:
            yield "unit", unit[0], f"{figure} {new}"
    for year in re.findall(r"\b20\d\d\b", sentence):
        if not re.search(rf"(?:{_COMPARED}) {year}", sentence):
            yield "period", year, str(int(year) - 1)


def _another(figure: str, draw: random.Random) -> str:
    """The figure with one digit changed, never so that it is the same again."""
    at = draw.choice([n for n, sign in enumerate(figure) if sign.isdigit()])
    leads = at == 0 or not (figure[at - 1].isdigit() or figure[at - 1] in ",.")
    digits = [each for each in "0123456789" if each != figure[at] and not (leads and each == "0")]
    return figure[:at] + draw.choice(digits) + figure[at + 1 :]


def _others(of: Of, claim: Claim, code: str) -> list[str]:
    """Codes of the same sort of which the table has no figure that prints as this one does."""
    if claim.value is None:
        return []
    table = known(*of)
    near = Decimal(1) / 20
    return [
        item.code
        for item in table.report.plan.items
        if item.code != code and len(item.code) == len(code) and item.code[0].isdigit()
        if all(abs(fact.figure - claim.value) > abs(claim.value) * near
               for fact in table.facts(item.code))
    ][:4]  # fmt: skip


def _other_services(of: Of, claim: Claim) -> list[str]:
    """Services none of whose indicators has the status."""
    table = known(*of)
    mine = {status for _, status in table.statuses(claim.subject or "")}
    return [
        each.element.code.removeprefix("SS.")
        for each in table.report.elements
        if each.element.level == "SS"
        and not mine & {status for _, status in table.statuses(each.element.code)}
    ][:4]


@dataclass(frozen=True)
class Score:
    """How many mutations were found, and how many doubts were raised that no mutation explains."""

    made: int
    missed: tuple[Mutation, ...]
    raised: int
    false: tuple[tuple[Mutation, str], ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.made

    @property
    def precision(self) -> float:
        return 1 - len(self.false) / self.raised if self.raised else 1.0


def score(tried: list[Mutation]) -> Score:
    """Hold each mutated text against the table."""
    missed: list[Mutation] = []
    false: list[tuple[Mutation, str]] = []
    raised = 0
    for each in tried:
        doubtful = [claim for claim in claims(each.text, each.of) if claim.said.is_doubtful]
        own = [claim for claim in doubtful if _is_of(claim, each)]
        raised += len(doubtful)
        if not own:
            missed.append(each)
        false += [(each, SAY.say(claim.says)) for claim in doubtful if claim not in own]
    return Score(len(tried), tuple(missed), raised, tuple(false))


def _is_of(claim: Claim, mutation: Mutation) -> bool:
    """Whether a doubt is one that the mutation explains."""
    changed = mutation.sentence.replace(mutation.old, mutation.new)
    if claim.sentence.text not in changed and changed not in claim.sentence.text:
        # left out because it is told of another now, or no longer what another sentence says
        beside = claim.other is not None and claim.other.text in changed
        return beside or (claim.said is Said.OMITTED and mutation.kind in {"subject", "direction"})
    if mutation.kind in {"subject", "period"} or claim.other is not None or claim.value is None:
        return True
    said = SAY.say(claim.says)
    return any(part in said for part in re.findall(r"\d[\d.,]*\d|\d", mutation.new)) or (
        mutation.kind == "direction"
    )
