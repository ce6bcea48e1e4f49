"""How many alerts or matters a sentence tells, and how urgent: "4 alertas, una de ellas urgente".

Only what is said in no other words is read: of "2 alertas por la caída" nobody knows which are
meant.
"""

import re
from collections.abc import Iterator

from sheetgen.model.severity import Severity
from sheetgen.records import Struct
from sheetgen.texts.phrase import SEVERITIES, Mark
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.quantifiers import in_digits
from sheetgen.texts.reading import Read

NOUNS = ("alert", "matter")
_NUMBER = r"(?<![\w.,])(\d+)\s+(?:(?:<only>|<sole>)\s+)?$"
_NONE = (
    r"(?<![^\W\d])(?:<none>|<not>|<denial>|<neither>)\s+"
    r"(?:(?:<idle>|<raised>|<more>|<the>|<is>)\s+){0,3}$"
)
_WAY = r"\s+"
_OF_THEM = (
    r"\s*(?:[,(;:]\s*)?(?:(?:<and>|<but>)\s+)?(?:<of-which>,?\s+)?"
    r"(?:(\d+)|(<all-of-them>)|(<none>))?\s*(?:<part-of>\s+)?(?:(?:<is>|<idle>)\s+)?$"
)
_STOP = r"[;:(),]|\.(?=\s|$)|\s<and>\s|\s<but>\s|$"
_OPENS = r"\(|[;:),.](?=\s)|\s<and>\s|\s<but>\s|\s(?=<neither>\s)"
_OPENS_UNNAMED = r"[;:]\s|\.\s"
"""Where what nobody is named in has to be read from."""
_SMALL = (
    r"(?:<idle>|<raised>|<with>|<the>|<one>|<of>|<in>|<is>|<only>|<sole>|<to-the>|<whole>|<also>"
    r"|<this>)(?!\w)"
)

_MARKS = ("kind", "told-below", "together")


class AlertCount(Struct, frozen=True, kw_only=True):
    """So many alerts or matters, from sign ``start`` to ``end``; ``noun`` is the word for them.

    ``level`` is their severity where one is told. ``how`` is "some" for a number ``n``, "all" or
    "none"; a count of those told before, "2 de ellas urgentes", ``is_of_them``. ``are_told_below``
    where it is said of those alone that others do not tell, ``is_open`` where words that nobody
    knows stand by it.
    """

    start: int
    end: int
    noun: Mark
    n: int
    how: str = "some"
    level: Severity | None = None
    is_of_them: bool = False
    are_told_below: bool = False
    is_open: bool = False


def alert_counts(read: Read) -> tuple[AlertCount, ...]:
    """The counts of alerts of a sentence, each with those of its parts right behind it."""
    return tuple(each for noun in read.within(0, len(read.text), *NOUNS)
                 for each in _of_noun(read, noun))  # fmt: skip


def _of_noun(read: Read, noun: Mark) -> Iterator[AlertCount]:
    before, level, end = _severity_beside(read, noun)
    text = in_digits(read)
    number = read.shape(_NUMBER).search(text, 0, before)
    none = None if number else read.shape(_NONE).search(text, 0, before)
    found = number or none
    if found is None:
        return
    start = found.start(1) if number else found.start()
    parts = tuple(_parts(read, text, noun, end)) if number else ()
    last = parts[-1].end if parts else end
    stop = read.shape(_STOP).search(read.text, last)
    behind = read.within(last, len(read.text), "told-below")
    told = bool(behind) and ";" not in read.text[last : behind[0].start]
    way = behind[0].end if told else stop.start() if stop else len(read.text)
    is_named = any(each.start <= start for each in read.mentions)
    opens = read.shape(_OPENS if is_named else _OPENS_UNNAMED)
    begun = [each.end() for each in opens.finditer(read.text) if each.end() <= start]
    is_open = not (_is_read(read, max([0, *begun]), start) and _is_read(read, last, way))
    count = AlertCount(
        start=start, end=end, noun=noun, n=int(number[1]) if number else 0, level=level,
        how="some" if number else "none", are_told_below=told, is_open=is_open,
    )  # fmt: skip
    yield count
    for each in parts:
        yield AlertCount(
            start=each.start, end=each.end, noun=noun, n=each.n or count.n, how=each.how,
            level=each.level, is_of_them=True, are_told_below=told, is_open=is_open,
        )  # fmt: skip


def _severity_beside(read: Read, noun: Mark) -> tuple[int, Severity | None, int]:
    """Where the number before alerts ends, how urgent they are, and where the words for it end."""
    for each in read.within(0, len(read.text), *SEVERITIES):
        if read.shape(_WAY).fullmatch(read.text, noun.end, each.start):
            return noun.start, SEVERITIES[each.means], each.end
        if read.shape(_WAY).fullmatch(read.text, each.end, noun.start):
            return each.start, SEVERITIES[each.means], noun.end
    return noun.start, None, noun.end


def _parts(read: Read, text: str, noun: Mark, end: int) -> Iterator[AlertCount]:
    """How many of them are of a severity, one behind the other."""
    for each in read.within(end, len(read.text), *SEVERITIES):
        way = read.shape(_OF_THEM).fullmatch(text, end, each.start)
        if way is None:
            return
        told = next((n for n in (1, 2, 3) if way[n]), None)
        start = each.start if told is None else way.start(told)
        yield AlertCount(
            start=start, end=each.end, noun=noun, n=int(way[1] or 0),
            how="some" if way[1] else "none" if way[3] else "all",
            level=SEVERITIES[each.means],
        )  # fmt: skip
        end = each.end


def _is_read(read: Read, start: int, end: int) -> bool:
    """Whether nothing stands there but whom it is about, months, and words that change nothing."""
    known = [(each.start, each.end)
             for some in (read.mentions, read.holders, read.spans) for each in some]  # fmt: skip
    known += [(begun, over) for begun, over, _ in read.years]
    known += [(each.end, each.end + len(f" {each.code}"))  # "el programa C"
              for each in read.mentions
              if each.code and read.text.startswith(f" {plain(each.code)}", each.end)]  # fmt: skip
    known += [each.span() for each in read.shape(_SMALL).finditer(read.text, start, end)]
    known += [(each.start, each.end) for each in read.within(start, end, *_MARKS)]
    return all(
        any(begun <= word.start() < over for begun, over in known)
        for word in re.finditer(r"\w+", read.text[:end])
        if word.start() >= start
    )
