"""By how much something moved since the stored month before: "16.7 p. p. menos"."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.period import month_of
from sheetgen.model.role import SPENT
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.around import Around
from sheetgen.texts.figures_in_text import COUNT, Number
from sheetgen.texts.from_to import move_of
from sheetgen.texts.held_back import withheld
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import RISES
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.reading import Read
from sheetgen.texts.since_before import against_before
from sheetgen.texts.table_figures import Fact, Known
from sheetgen.texts.unit_of import unit_of
from sheetgen.texts.units import same_unit

_BEHIND = r"\s*\)?\s*(?:<more>|<fewer>)(?!\w)"
_TO = r"<to>\s+(?:(?:<the>|<one>|<about>)\s+)*(?:<soles>\s*)?$"
_OF_OTHERS = (
    "alert", "matter", "target", "programmed", "planned", "baseline", "pim", "budget", "index",
    "share", "lag",
)  # fmt: skip
"""What else may have moved, of which the table does not tell by how much."""
_CHANGES = ("progress_change", "change", "accrued_change")
_STANDS = ("progress", "mean", "physical", "actual", SPENT)


def since_figures(read: Read, known: Known) -> Iterator[tuple[Number, Claim]]:
    """Each figure that tells how something moved since the month before, with its claim.

    Where the sentence names no month and no year, only what is so to its digits is read as such.
    """
    if read.within(0, len(read.text), *_OF_OTHERS):
        return
    without = against_before(read, known)
    for number in read.numbers:
        mention = read.about_number(number)
        if mention is None or mention.code is None or mention.conflict is not None:
            continue
        answer = _answer(without or read, number, mention.code, known, is_told=without is not None)
        if answer is None or (without is None and not _is_sure(read, number, answer)):
            continue
        claim = _claim(read, number, mention, answer, known)
        yield number, withheld(claim, without or read, number, known)


def _is_sure(read: Read, number: Number, answer: Answer) -> bool:
    """Whether the month before is meant where none is named: it is so, or a "change of" so much."""
    named = read.years or read.spans or read.months is not None
    against = read.within(0, len(read.text), "reference", "last-year", "past-year", "earlier")
    is_change = Around(read, number).near("varied-by") is not None
    return (answer.said is Said.CONFIRMED or is_change) and not (named or against)


def _claim(read: Read, number: Number, mention: Mention, answer: Answer, known: Known) -> Claim:
    comparison = known.report.comparison
    since = known.period if comparison is None else comparison.since
    words = read.words(read.begins(number), number.end)
    return Claim(
        sentence=read.sentence,
        says=message("{who}, since {month}: {figure}", who=mention.code or mention.named,
                     month=month_of(since), figure=words),
        subject=mention.code,
        value=number.value,
        unit=number.noun if number.unit == COUNT else number.unit,
        said=answer.said,
        expected=answer.expected,
        cells=answer.cells,
    )  # fmt: skip


def _answer(read: Read, number: Number, code: str, known: Known, *, is_told: bool) -> Answer | None:
    """What the table says; None where the figure tells of no move."""
    move = move_of(read, number) if is_told else None
    if move is not None:
        return _one_of(
            number, tuple(_then(code, known) if number is move.then else _now(code, known)), known
        )
    falls = _falls(read, number)
    if falls is None:
        is_stand = is_told and _is_before_points(read, number)
        return _one_of(number, tuple(_now(code, known)), known) if is_stand else None
    is_points = number.unit == "points"
    if is_points and read.within(0, len(read.text), "money"):
        return None
    facts = tuple(e for e in _changes(code, known) if (e.unit == "points") is is_points)
    value = -number.value if falls and not number.has_sign else number.value
    return _one_of(replace(number, written=value / number.scale), facts, known)


def _one_of(number: Number, facts: tuple[Fact, ...], known: Known) -> Answer:
    """What the table says to a figure that is one of these."""
    same = tuple(each for each in facts if same_unit(number, each, known))
    for fact in same:
        if prints(number, fact.figure):
            return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    if not same:
        return NOTHING
    sure = all(_is_of_the_same(each.code, known) for each in same)
    return Answer(Said.CONTRADICTED if sure else Said.AMBIGUOUS, it_is(same, number), same)


def _is_before_points(read: Read, number: Number) -> bool:
    """Whether it is what something came to, before the points: "(94.4 %; 5.6 p. p. menos)"."""
    around = Around(read, number)
    behind = around.following
    return (
        number.unit == "percent"
        and around.is_of_named
        and behind is not None
        and behind.unit == "points"
    )


def _now(code: str, known: Known) -> Iterator[Fact]:
    """How something stands in the month."""
    yield from (each for each in known.facts(code) if each.aspect in _STANDS)


def _then(code: str, known: Known) -> Iterator[Fact]:
    """How it stood in the stored month before."""
    comparison, judged = known.report.comparison, known.item(code)
    before, mean, fall = (
        known.fact(code, "progress_before"),
        known.fact(code, "mean"),
        _fall(code, known),
    )
    if mean is not None and fall is not None:
        yield replace(mean, figure=mean.figure + fall)
    if before is not None:
        yield before
    past = None if comparison is None else known.past(code, comparison.since)
    if past is None or judged is None or comparison is None:
        return
    item, target = judged.measured.item, known.fact(code, "target")
    for name, figure in (("actual", past.actual), (SPENT, past.accrued)):
        if isinstance(figure, Decimal):
            yield Fact(name, figure, unit_of(name, item), past.places, code, comparison.since)
    if isinstance(past.actual, Decimal) and target is not None and target.figure:
        share = percent_of(past.actual, target.figure)
        yield Fact(
            "physical", share, "percent", (*past.places, *target.cells), code, comparison.since
        )


def _fall(code: str, known: Known) -> Decimal | None:
    """By how many points an element fell, over what counts in both months."""
    fallen = known.report.fallen
    return None if fallen is None else dict(fallen.progress).get(code)


def _falls(read: Read, number: Number) -> bool | None:
    """Whether a figure says by how much something fell; None where it does not say which way."""
    if number.has_sign and read.within(0, number.start, "varied-by", *RISES):
        return number.value < 0
    noun = rf"\s+{number.noun}" if number.noun else ""
    behind = read.shape(noun + _BEHIND).match(read.text, number.end)
    if behind is not None:
        return bool(read.within(number.end, behind.end(), "fewer"))
    if read.shape(_TO).search(read.text, 0, number.start):
        return None  # "cayó a 83.3 %" is what it came to
    near = Around(read, number).near(*RISES)
    return None if near is None or number.unit == "percent" else not RISES[near.means]


def _changes(code: str, known: Known) -> Iterator[Fact]:
    """By how much the table has it moved."""
    found = (known.fact(code, name) for name in _CHANGES)
    yield from (each for each in found if each is not None)
    change, target = known.fact(code, "change"), known.fact(code, "target")
    if change and target and change.unit == COUNT and target.figure:
        share = percent_of(change.figure, target.figure)
        yield Fact("progress_change", share, "points", (*change.cells, *target.cells), code)
    mean, fall = known.fact(code, "mean"), _fall(code, known)
    if mean is not None and fall is not None:
        yield Fact("progress_change", -fall, "points", mean.cells, code)


def _is_of_the_same(code: str, known: Known) -> bool:
    """Whether the items with a figure are those that had one in the stored month before."""
    comparison = known.report.comparison
    of = {each.code: each for each in comparison.items} if comparison is not None else {}
    moved = [of.get(each.measured.item.code) for each in known.below(code)]
    return all(
        each is not None
        and each.before is not None
        and each.after is not None
        and isinstance(each.before.progress, Decimal) is isinstance(each.after.progress, Decimal)
        for each in moved
    )
