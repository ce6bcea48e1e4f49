"""How many items have a status or stand so to their target, held against the table."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Status
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.counted_words import of_other_offices, word_of_count
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import holds
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.phrase import BANDS, STATUSES, Mark
from sheetgen.texts.printing import prints, rounded
from sheetgen.texts.quantifiers import BOUNDS, Count
from sheetgen.texts.reading import Read
from sheetgen.texts.subjects import KINDS
from sheetgen.texts.table_figures import Known

_INSIDE = r"\s*(?:<of>|<in>)\s+(?:<the>\s+)?"
_BEHIND_BOUND = 45
_OF_MONEY = ("money", "budget", "pim")
_OF_WHAT = ("physical", "financial", "budget-execution", "work", "target", "programmed", *_OF_MONEY)
_HALF = 2
_NEAR, _ABOUT = Fraction(1, 20), Fraction(1, 50)
"""By which part of all a share in words, or in round figures, may stand apart from it."""
_INSIDE_BRACKET = r"\s*\(\s*(?:<the>\s+)?"
_GATHERED = r"\s+(?:(?:<at-least>|<at-most>|<about>)\s+)*(?:(?:<the>|<to>)\s+)*"
_LIST = r"[^;:.(]{0,40}?(?::|\(|,\s+(?:<and>\s+)?<is>)\s*"
_ARTICLE = len("las actividades ")


def count_claims(read: Read, counts: tuple[Count, ...], known: Known) -> Iterator[Claim]:
    """Each count held against the table: of the subject that it names, else of the plan."""
    for count in counts:
        inside = _inside(read, count)
        before = [each for each in read.mentions if each.start < count.start]
        without = _left_out(read, count, before)
        named = [each for each in before if each.code not in without]
        about = inside or (named[-1] if named else read.about(count.start))
        if about is not None and (about.start > count.start or about.code in without):
            about = inside
        code = about.code if about is not None else None
        is_named = inside is not None or bool(named)
        claim = _claim(read, count, about, code, known, without, is_named=is_named)
        others = of_other_offices(read, known)
        if others and claim.said is not Said.CONFIRMED:
            those = _of_those(read, count, known, without)
            claim = _claim(read, those, about, code, known, without | others, is_named=True)
        yield withheld(claim, read, count.mark, known, ("except",) if without else ())


def _of_those(read: Read, count: Count, known: Known, without: frozenset[str]) -> Count:
    """Without of how many, where these are all who are so: "cinco de los doce con avance bajo"."""
    ways = ways_of(read, count, known)
    so_many = {_having(known, None, count, way, without)[0] for way in ways}
    return replace(count, of=None) if count.of in so_many else count


def _claim(
    read: Read,
    count: Count,
    about: Mention | None,
    code: str | None,
    known: Known,
    without: frozenset[str],
    *,
    is_named: bool,
) -> Claim:
    ways = ways_of(read, count, known)
    own = [_having(known, code, count, way, without) for way in ways]
    if code is not None and is_gathered(read, count):
        of_all = [_having(known, None, count, way, without) for way in ways]
        own = [(n, whole) for (n, _), (whole, _) in zip(own, of_all, strict=True)]
    whole = [_having(known, None, count, way, without) for way in ways]
    if (
        not any(of for _, of in own)
        or _is_not_known(count, code, known)
        or (about is not None and about.code is None)
    ):
        said = Said.NOT_IN_DATA
    elif any(_agrees(count, each) for each in (own if is_named else (*own, *whole))):
        said = Said.CONFIRMED
    elif any(_is_near(count, each) for each in own):
        said = Said.AMBIGUOUS
    else:
        said = Said.CONTRADICTED if is_named or code is None else Said.AMBIGUOUS
    if said is Said.CONFIRMED and not _are_so(read, count, ways[0], known):
        said = Said.CONTRADICTED
    n, of = next((each for each in own if _agrees(count, each)), own[0])
    end = count.bound.end if count.bound else count.mark.end
    is_known = said is not Said.NOT_IN_DATA
    return Claim(
        sentence=read.sentence,
        says=message(
            "«{words}»", words=read.words(min(count.start, count.mark.start), max(end, count.end))
        ),
        subject=code,
        value=Decimal(count.n) if count.how in {"some", "none"} else None,
        unit=count.kind,
        said=said,
        expected=message(
            "the table has {n} of {of} {status}", n=n, of=of, status=word_of_count(count)
        )
        if is_known
        else None,
        cells=known.cells_having(code, ways[0]) if is_known else (),
    )


def _is_not_known(count: Count, code: str | None, known: Known) -> bool:
    """Whether none of them has a figure: that none reached its target is not known then."""
    if count.how != "none" or count.mark.means not in (*RELATIONS, "some-work"):
        return False
    items = known.report.items if code is None else known.below(code)
    return not any(known.fact(each.measured.item.code, "actual") for each in items)


def _inside(read: Read, count: Count) -> Mention | None:
    """The subject that the words for them name themselves: "ningún indicador del servicio 1"."""
    return next(
        (
            each
            for each in read.mentions
            if read.shape(_INSIDE).fullmatch(read.text, count.end, each.start)
        ),
        None,
    )


def _left_out(read: Read, count: Count, before: list[Mention]) -> frozenset[str]:
    """Those that it is not said of: "salvo la Actividad 2.1, todas", "el resto"."""
    if count.how == "rest":
        return frozenset(each.code for each in before if each.code)
    told = read.within(0, len(read.text), "except")
    behind = [each for each in read.mentions if told and each.start >= told[-1].end]
    left = [each for each in behind if each.start < count.start and each.kind == count.kind]
    left += read.listed(behind[0]) if behind else ()
    return frozenset(each.code for each in left if each.code)


def _agrees(count: Count, scope: tuple[int, int]) -> bool:
    n, of = scope
    match count.how:
        case "all" | "rest":
            return n == of
        case "not-all":
            return n < of
        case "most":
            return n * _HALF > of
        case "none":
            return n == 0
        case "part":
            return _is_part(count, n, of)
        case _:
            return count.n == n and count.of in {None, of}


def _is_part(count: Count, n: int, of: int) -> bool:
    """Whether so many are the share that is told: to its digits, in words as nearly as they do."""
    if count.share is None or not of:
        return False
    match count.limit:
        case "at-least":
            return n > of * count.share
        case "at-most":
            return n < of * count.share
        case _:
            pass
    if count.printed is not None and prints(count.printed, percent_of(Decimal(n), Decimal(of))):
        return True
    room = _NEAR if count.printed is None else _ABOUT
    apart = abs(n - of * count.share)
    return apart <= Fraction(1, _HALF) or apart <= of * room


def _is_near(count: Count, scope: tuple[int, int]) -> bool:
    """Whether a share in words is near enough to be in doubt."""
    n, of = scope
    if count.share is None or count.limit:
        return False
    return abs(n - of * count.share) <= of * 2 * _NEAR


def is_gathered(read: Read, count: Count) -> bool:
    """Whether it is how many of all one has: "el OP.01 concentra la mitad de los indicadores"."""
    return any(
        read.shape(_GATHERED).fullmatch(read.text, each.end, count.start)
        for each in read.within(0, count.start, "gathers")
    )


def _are_so(read: Read, count: Count, is_so: Callable[[JudgedItem], bool], known: Known) -> bool:
    """Whether all that a list behind names are so: "tres superaron su meta: la 1.1, la 2.3 y"."""
    inside = read.shape(_INSIDE_BRACKET).match(read.text, count.end)
    if inside is not None and inside.end() < count.mark.start:
        first = next((each for each in read.mentions if each.start == inside.end()), None)
        of = () if first is None else read.listed(first)
        return all(_is_one_so(each, count, is_so, known) for each in of)
    end = max(count.bound.end if count.bound else count.mark.end, count.end)
    colon = read.shape(_LIST).match(read.text, end)
    if count.how != "some" or colon is None:
        return True
    named = [each for each in read.mentions if each.start >= colon.end()]
    listed = read.listed(named[0]) if named and named[0].start - colon.end() <= _ARTICLE else ()
    return all(_is_one_so(each, count, is_so, known) for each in listed)


def _is_one_so(
    mention: Mention, count: Count, is_so: Callable[[JudgedItem], bool], known: Known
) -> bool:
    judged = known.item(mention.code)
    return judged is None or mention.kind != count.kind or is_so(judged)


def ways_of(read: Read, count: Count, known: Known) -> tuple[Callable[[JudgedItem], bool], ...]:
    """Whether an item is as the words say; several ways where they leave open of what they are."""
    means, bound = count.mark.means, count.bound
    if bound is not None:
        return _beside_bound(read, count, bound, known)
    if means in STATUSES:
        return (lambda each: each.verdict.status is STATUSES[means],)
    if means in BANDS:
        return (lambda each: each.verdict.band is BANDS[means],)
    if means == "informed":
        return (lambda each: each.verdict.status is not Status.MISSING,)
    if means in {"some-work", "no-work"}:
        return (_has_work(known, some=means == "some-work"),)
    return (_beside_target(known, means),)


def _beside_bound(
    read: Read, count: Count, bound: Number, known: Known
) -> tuple[Callable[[JudgedItem], bool], ...]:
    """Whether work, money or both lie beyond a bound, as the words behind it say."""
    mark = count.mark
    behind = read.within(bound.end, bound.end + _BEHIND_BOUND, *_OF_WHAT)
    of = [each.means for each in behind or read.within(count.end, mark.start, *_OF_WHAT)]
    if "physical" in of and "financial" in of:
        work, money = (_beyond(known, mark, name, bound) for name in ("physical", "financial"))
        return (lambda each: work(each) and money(each),)
    if any(each in (*_OF_MONEY, "financial", "budget-execution") for each in of):
        names: tuple[str, ...] = ("financial",)
    elif any(each in of for each in ("target", "work", "programmed", "physical")):
        names = ("physical", "progress")
    else:
        names = ("physical", "progress", "financial")
    return tuple(_beyond(known, mark, name, bound) for name in names)


def _beyond(known: Known, mark: Mark, name: str, bound: Number) -> Callable[[JudgedItem], bool]:
    def is_so(each: JudgedItem) -> bool:
        fact = known.fact(each.measured.item.code, name)
        relation = BOUNDS.get(mark.means, mark.means)
        if fact is None:
            return False
        reached = rounded(bound, fact.figure) if mark.means == "reaches" else fact.figure
        return holds(relation, reached, bound.value)

    return is_so


def _has_work(known: Known, *, some: bool) -> Callable[[JudgedItem], bool]:
    def is_so(each: JudgedItem) -> bool:
        fact = known.fact(each.measured.item.code, "actual")
        return fact is not None and (fact.figure > 0) is some

    return is_so


def _beside_target(known: Known, means: str) -> Callable[[JudgedItem], bool]:
    def is_so(each: JudgedItem) -> bool:
        now, then = (known.fact(each.measured.item.code, name) for name in ("actual", "target"))
        return now is not None and then is not None and holds(means, now.figure, then.figure)

    return is_so


def _having(
    known: Known,
    code: str | None,
    count: Count,
    is_so: Callable[[JudgedItem], bool],
    without: frozenset[str],
) -> tuple[int, int]:
    if count.mark.means not in (*STATUSES, "informed") and count.kind not in KINDS.values():
        return 0, 0  # an element has a band and a target of its own, or none
    return known.having(code, count.kind, is_so, without)
