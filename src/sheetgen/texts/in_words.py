"""Claims that a sentence makes in words alone: of whom, whether denied, and whether they hold."""

from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.place import Place
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.mention import Mention
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_NEAR, _WAY = 25, 45
_OF = r"\s+<of>\s+(?:<the>\s+)?"
_VERB = r"\s*(?:[^\W\d]+\s+)?"


def words_claim(
    read: Read,
    mark: Mark,
    mention: Mention | None,
    said: Said,
    expected: Message | None = None,
    cells: tuple[Place, ...] = (),
    end: int | None = None,
) -> Claim:
    """A claim that is made in words alone about a subject; ``end`` is where its words end."""
    words = read.words(mark.start, end or mark.end)
    who = "" if mention is None else mention.code or mention.named
    return Claim(
        sentence=read.sentence,
        says=message("{who}: «{words}»", who=who, words=words)
        if who
        else message("«{words}»", words=words),
        subject=None if mention is None else mention.code,
        value=None,
        unit="",
        said=said,
        expected=expected,
        cells=cells,
    )


def subjects_of(read: Read, mark: Mark) -> tuple[Mention | None, ...]:
    """Whoever the sentence tells of where words stand: one, or all of a list."""
    mention = read.about(mark.start)
    named = read.within(max(0, mark.start - _NEAR), mark.end, "all-named")
    before = [each for each in read.mentions if each.start < mark.start]
    if named and len({each.code for each in before}) > 1:
        return tuple(before)  # "la 1.2 atendió a 448 y la 1.3, a 248, por debajo ambas de"
    if mention not in read.mentions and read.mentions:
        mention = read.mentions[0]  # the sentence names it behind
    if mention is None or mention.is_carried or mention not in read.mentions:
        return (mention,)
    return read.listed(mention)


def each_of(read: Read, mark: Mark, known: Known) -> tuple[Mention | None, ...]:
    """Whom words are said of: of an element the items, where it says "ambos indicadores del"."""
    found: list[Mention | None] = []
    told = read.within(0, mark.start, "both", "all") or read.within(
        mark.end, mark.end + _WAY, "both"
    )
    for each in subjects_of(read, mark):
        code = code_of(each)
        are_items = told or (each is not None and _are_its_items(read, each))
        below = known.below(code) if code and are_items and known.item(code) is None else ()
        if each is None or not below or not known.is_leaf(code or ""):
            found.append(each)
        else:
            found += [replace(each, code=one.measured.item.code) for one in below]
    return tuple(found)


def _are_its_items(read: Read, mention: Mention) -> bool:
    """Whether it is said of what it holds: "los indicadores del servicio 02.04.03"."""
    return any(
        read.text[each.end - 1] == "s"
        and read.shape(_OF).fullmatch(read.text, each.end, mention.start)
        for each in read.within(0, mention.start, "kind")
    )


def code_of(mention: Mention | None) -> str | None:
    """The code of a subject that only one can be meant by."""
    return None if mention is None or mention.conflict else mention.code


def holds(relation: str, now: Decimal, then: Decimal) -> bool:
    """Whether one figure stands to another as the words say."""
    match relation:
        case "above":
            return now > then
        case "below":
            return now < then
        case "not-above":
            return now <= then
        case _:
            return now >= then


def is_denied(read: Read, mark: Mark) -> bool:
    """Whether it is said not to be so: "no gastó todo su presupuesto"."""
    if any(";" not in read.text[each.end : mark.start]
           for each in read.within(0, mark.start, "neither")):  # fmt: skip
        return True
    return any(
        each.start < mark.start
        and read.shape(_VERB).fullmatch(read.text, min(each.end, mark.start), mark.start)
        for each in read.marks
        if each.means == "denial"
    )


def is_almost(read: Read, mark: Mark) -> bool:
    """Whether the words stop short of what they say: "casi alcanzó su meta"."""
    return any(
        not read.text[each.end : mark.start].strip() for each in read.within(0, mark.start, "about")
    )
