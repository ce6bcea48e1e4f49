"""How many the report itself counts: offices that delivered, items in a mean, explanations owed.

Each way of saying it is a shape whose numbers stand in its groups, and what tells how many there
are of each; None where the words do not say whose they are.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.place import Place
from sheetgen.model.submission import State, Submission
from sheetgen.model.summary import Mean
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct, replace
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import words_claim
from sheetgen.texts.mention import Mention
from sheetgen.texts.phrase import Mark
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.quantifiers import all_in_digits
from sheetgen.texts.reading import Read
from sheetgen.texts.subjects import KINDS
from sheetgen.texts.table_figures import Known

_THE = r"(?:<the>|<all-of-them>)\s+$"
_OF = r"\w\s+<of>\s+(?:<the>\s+)?$"
_WORD = re.compile(r"\w+")


class Right(Struct, frozen=True):
    """How many there are, in the order in which a shape names them, of whom, and by which cells."""

    counts: tuple[int, ...]
    about: Mention | None = None
    cells: tuple[Place, ...] = ()


Way = Callable[[Read, "re.Match[str]", Known], Right | None]


def report_counts(read: Read, known: Known) -> Iterator[tuple[Number, Claim]]:
    """Each number that counts so, with its claim."""
    text = all_in_digits(read) if read.numbers else ""
    for shape, way in _WAYS:
        for found in read.shape(shape).finditer(text):
            right = way(read, found, known)
            groups = [n for n in range(1, len(found.groups()) + 1) if found[n]]
            for n, count in zip(groups, right.counts if right else (), strict=False):
                number = next((e for e in read.numbers if e.start == found.start(n)), None)
                if right is not None and number is not None:
                    mark = Mark(number.start, found.end(), "count")
                    claim = _claim(read, mark, number, count, right)
                    yield number, withheld(claim, read, mark, known)


def _claim(read: Read, mark: Mark, number: Number, count: int, right: Right) -> Claim:
    said = Said.CONFIRMED if number.value == Decimal(count) else Said.CONTRADICTED
    expected = message("the table has {n}", n=count)
    claim = words_claim(read, mark, right.about, said, expected, right.cells)
    return replace(claim, value=number.value, unit=number.noun)


def _of_its(read: Read, found: re.Match[str], known: Known) -> Right | None:
    """As in "uno de sus dos indicadores"."""
    about = read.about(found.start())
    kinds = [each.kind for each in read.marks if each.means == "kind" and each.start == found.end()]
    if about is None or known.element(about.code) is None or not kinds:
        return None
    codes = known.of_kind(kinds[0], about.code)
    items = (known.item(each) for each in codes)
    cells = tuple(each.measured.item.place for each in items if each is not None)
    return Right((len(codes),), about, cells) if codes else None


def _mean(
    read: Read, at: int, known: Known
) -> tuple[Mean, Mention | None, tuple[Place, ...]] | None:
    """The mean that a sentence tells of: the index, or that of an element."""
    index = known.report.index
    if read.within(0, at, "index") and index is not None:
        return index.declared, None, index.declared.places
    about = read.about(at)
    element = known.element(about.code) if about is not None else None
    return (element.progress, about, element.places) if element is not None else None


def _of_mean(read: Read, found: re.Match[str], known: Known) -> Right | None:
    """As in "promedio de 21 de 26 indicadores"."""
    of = _mean(read, found.start(), known)
    if of is None:
        return None
    mean, about, cells = of
    kinds = {each.kind for each in read.within(found.start(), found.end(), "kind")}
    items = [known.item(each.code) for each in mean.parts]
    own = {KINDS[each.measured.item.kind] for each in items if each is not None}
    if None in items or (kinds and kinds != own):
        return None
    return Right((mean.n, mean.n + mean.left_out), about, cells)


def _of_capped(read: Read, found: re.Match[str], known: Known) -> Right | None:
    of = _mean(read, found.start(), known)
    return None if of is None else Right((of[0].capped,), of[1], of[2])


def _of_left_out(read: Read, found: re.Match[str], known: Known) -> Right | None:
    of = _mean(read, found.start(), known)
    return None if of is None else Right((of[0].left_out,), of[1], of[2])


def _current(known: Known) -> list[Submission]:
    return [each for each in known.report.submissions if each.state is not State.SUPERSEDED]


def _delivered(known: Known) -> tuple[int, int]:
    """How many offices delivered, and of how many that were to."""
    current = _current(known)
    came = {each.office for each in current if each.office and each.state is not State.MISSING}
    return len(came), len(came.union(each.office for each in current if each.is_owed))


def _of_offices(read: Read, found: re.Match[str], known: Known) -> Right | None:
    """As in "las 3 oficinas que informan entregaron", "entregaron 2 de 3 oficinas"."""
    end = found.end()
    if read.within(0, end, "denial", "not", "none") or _offices(read.text[:end], known):
        return None
    if found.re.groups == 1 and read.shape(_OF).search(read.text, 0, found.start()):
        return None  # "2 de 3 oficinas entregaron" counts both
    came, of = _delivered(known)
    are_all = read.shape(_THE).search(read.text, 0, found.start()) is not None
    if are_all and came != of and found[1] == str(came):
        return None  # "las 2 oficinas que entregaron" need not be all
    return Right((came, of))


def _of_owed(read: Read, _: re.Match[str], known: Known) -> Right | None:
    """As in "se deben 25 explicaciones desde diciembre de 2024"."""
    if _offices(read.text, known):
        return None
    return Right((len(known.report.owing),))


def _of_silent(read: Read, _: re.Match[str], known: Known) -> Right | None:
    """As in "PNTE no dio información de 1 ítem"."""
    office = _offices(read.text, known)
    if len(office) != 1:
        return None
    items = [
        each
        for each in known.report.items
        if each.verdict.status.entry.is_absence and each.measured.item.offices[:1] == office
    ]
    return Right((len(items),), None, tuple(each.measured.item.place for each in items))


def _of_late(read: Read, _: re.Match[str], known: Known) -> Right | None:
    """As in "el archivo de la unidad RIESGOS (4 días de atraso)"."""
    office = _offices(read.text, known)
    late = [each for each in _current(known) if (each.office,) == office and each.days_late]
    if len(late) != 1:
        return None
    return Right((late[0].days_late or 0,), None, (Place(late[0].file, "", ""),))


def _offices(text: str, known: Known) -> tuple[str, ...]:
    """The offices that a plain text names by their codes."""
    words = set(_WORD.findall(text))
    return tuple(each.code for each in known.report.plan.offices if plain(each.code) in words)


def _of_measure(name: str) -> Way:
    """How many months or periods an item's figure is the same, or it has none."""

    def way(read: Read, found: re.Match[str], known: Known) -> Right | None:
        about = read.about(found.start())
        fact = known.fact(about.code, name) if about is not None else None
        return None if fact is None else Right((int(fact.figure),), about, fact.cells)

    return way


def _missing(read: Read, found: re.Match[str], known: Known) -> Right | None:
    """As in "no hay dato en el indicador P1.1 (3 periodos)"."""
    if not read.within(0, found.start(), "status-missing"):
        return None
    return _of_measure("periods_missing")(read, found, known)


_N = r"(?<![\w.,])(\d+)"
_WAYS: tuple[tuple[str, Way], ...] = (
    (rf"<its>\s+{_N}\s+(?=<kind>)", _of_its),
    (rf"<mean-of>\s+{_N}(?:\s+<of>\s+(?:<the>\s+)?{_N})?\s+(?:<kind>|<any-item>)", _of_mean),
    (rf"{_N}\s+<capped>", _of_capped),
    (rf"{_N}\s+<left-out>", _of_left_out),
    (rf"{_N}\s+<office>\s+(?:[^\W\d]+\s+){{0,2}}?<delivered>", _of_offices),
    (
        rf"<delivered>\s+(?:[^\W\d]+\s+){{0,2}}?{_N}\s+<of>\s+(?:<the>\s+)?{_N}\s+<office>",
        _of_offices,
    ),
    (rf"{_N}\s+<of>\s+(?:<the>\s+)?{_N}\s+<office>\s+<delivered>", _of_offices),
    (rf"<owed>\s+{_N}\s+<explanation>", _of_owed),
    (rf"{_N}\s+<explanation>\s+<owed>", _of_owed),
    (rf"<gave-none>\s+{_N}\s+<any-item>", _of_silent),
    (rf"{_N}\s+<days-late>", _of_late),
    (rf"<same-in>\s+(?:<the>\s+)?{_N}\s+<months>", _of_measure("months_repeated")),
    (rf"\(\s*{_N}\s+<months>(?=\s*\))|{_N}\s+<months>\s+<in-a-row>", _missing),
)
