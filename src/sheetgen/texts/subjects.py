"""What sentences are about: items and elements of a plan, by code or by name.

A code needs the word of its kind before it ("Actividad 1.2", "los servicios 01.04.01 y 01.04.02"),
unless it cannot be a number. A code of a kind or a plan that is not ours names a subject too, of
which nothing is known: what is said of it is never taken for another's.
"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Plan
from sheetgen.records import replace
from sheetgen.texts.allusions import Names
from sheetgen.texts.mention import ALIKE, LEAST_NAME, Mention, beside, with_quoted
from sheetgen.texts.own_names import OwnNames, Quoted
from sheetgen.texts.phrase import UNITS, Mark
from sheetgen.texts.phrase_language import Language, plain

_CODE = r"(?:<number-sign>\s*)?([a-z]{0,4}\.?\d+(?:\.\d+)*)(?![\w%]|[.,]\d|\.[a-z]+\d|\s*<percent>)"
_NEXT = r"\s*(?:\([^()]*\)\s*)?(?:,|,?\s*<and>|/)\s*(?:<the>|<to-the>)?\s*"
_BARE = re.compile(r"(?<![\w.,])\d{2}(?:\.\d{2}){2,5}(?![\w]|[.,]\d)")
_ELIDED = (
    r"(?:(?:<the>|<to-the>)\s+|(?:<the>|<that-of>)\s+<of>\s+(?=\d+\.))"
    r"(\d+(?:\.\d+)+(?![\w%]|[.,]\d)|\d+(?=\s*(?:[;()]|,(?!\d)|\.\s|\.?$|<and>\s)))"
)
"""A code whose kind was named before: "la Actividad 2.2 atendió a 918 y la 2.3, a 356"."""
_CODES = (
    r"(?:[:(]|(?<!\w)<the>\s+<of>\s)\s*"
    r"(\d+(?:\.\d+)+(?:(?:\s*,\s*|\s+<and>\s+)\d+(?:\.\d+)+)+)(?=\s*[.;)]?\s*(?:$|[;)]))"
)
_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_THE = r"(?:<the>|<of-the>|<to-the>|<this>)\s+$"
_NAMED_ON = r"\s*(?:[“\"«\d(#]|<named-on>)"
_OF = r"<of>\s+(?:<the>\s+)?$"
_CLAUSE = r"[\d,;:()]|<and>"
_UNLIKE = r"l?\s+(?:<the>\s+)?"
_YEAR = re.compile(r"20\d\d")
_WORDS = re.compile(r"\w{4,}")
_MOST_WORDS = 0.7
KINDS = {Kind.ACTIVITY: "actividad", Kind.PRODUCT: "producto", Kind.INDICATOR: "indicador"}
"""What phrases name the kinds of items by (``as``); elements, the first word of their level."""
PROGRAMME = "programa"


class Subjects:
    """The subjects of a plan, ready to be found."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self._language = language
        self.names = OwnNames(plan)
        self._kinds: dict[str, str] = {}
        self._by: dict[tuple[str, str], str] = {}
        self._codes: dict[str, str] = {}
        self._literal: dict[str, tuple[str, str]] = {}
        self._names: list[tuple[str, str, str]] = []
        levels = {each.code: _first(each.name) for each in plan.levels}
        self.levels = {each.code: levels.get(each.level, "") for each in plan.elements}
        for each in plan.elements:
            self._add(each.code, levels.get(each.level, ""), each.name)
        self._parents = {each.code: each.parent for each in plan.elements}
        for item in plan.items:
            self._add(item.code, KINDS[item.kind], item.name)
            self._parents.setdefault(item.code, item.element)
        self._alluding = Names(tuple(name for name, _, _ in self._names))
        self._tops = [
            (each.code, levels.get(each.level, "")) for each in plan.elements if not each.parent
        ]
        self._own_words = [
            (plain(word), _first(level.name))
            for level in plan.levels
            for word in (level.name, level.plural)
        ]

    def _add(self, code: str, kind: str, name: str) -> None:
        self._by.setdefault((kind, _digits(code)), code)
        self._codes.setdefault(plain(code), code)
        self._kinds.setdefault(code, kind)
        if any(sign.isalpha() for sign in code):
            self._literal[plain(code)] = (code, kind)
        if len(name) >= LEAST_NAME and name != code:
            self._names.append((plain(name).rstrip("."), code, kind))

    @property
    def top(self) -> str | None:
        """The one element that holds all of the plan; None where there are several."""
        return self._tops[0][0] if len(self._tops) == 1 else None

    def of_code(self, text: str) -> str | None:
        """The subject whose code is all that a plain text says."""
        return self._codes.get(text.strip())

    def alluded(self, text: str) -> tuple[Mention, ...]:
        """Those that some words of their name tell of, where one is sure; else none."""
        found: list[Mention] = []
        for each in self._alluding.alluded(text):
            if self._is_of_kinds(text[each.start : each.end]):
                continue
            is_sure = len(each.names) == 1
            code, kind = self._names[each.names[0]][1:] if is_sure else (None, "")
            words = text[each.start : each.end]
            found.append(Mention(each.start, each.end, code, kind, words, is_alluded=True))
        return tuple(found) if any(each.code for each in found) else ()

    def _is_of_kinds(self, words: str) -> bool:
        """Whether these only name kinds: "activities and 3 of the 3 products"."""
        kinds = [each for each in self._language.marks(words) if each.means == "kind"]
        apart = (each.start() for each in _WORDS.finditer(words))
        return all(any(kind.start <= at < kind.end for kind in kinds) for at in apart)

    def mentions(
        self, text: str, marks: tuple[Mark, ...], quoted: tuple[Quoted, ...] = ()
    ) -> tuple[Mention, ...]:
        """The subjects of a plain sentence, in order; none within another.

        ``quoted`` are the names that stood in it to the letter, and are blanked out of it.
        """
        found = list(self._coded(text, marks))
        found += self._alone(text, marks, found)
        found += self._elided(text, marks, found)
        found += self._written_out(text, found)
        named = list(self._named(text))
        found = [beside(each, text, self._names) for each in found]
        found = with_quoted(found, text, quoted, self._kinds)
        taken = [(each.start, each.end) for each in found]
        for each in named:
            if not any(start < each.end and each.start < end for start, end in taken):
                found.append(each)
        told = sorted(found, key=lambda each: each.start)
        kept = [each for each in told if not _repeats(each, told)]
        return tuple(
            replace(
                each,
                only_holds=bool(n) and self._holds(each, kept[n - 1], text),
                is_apart=self._is_unlike(each, text, marks),
            )
            for n, each in enumerate(kept)
        )

    def _holds(self, mention: Mention, before: Mention, text: str) -> bool:
        """Whether it only says where the one before it belongs: "la 2.3, única del Producto 2"."""
        between, shape = text[before.end : mention.start], self._language.shape
        if shape(_OF).search(between) is None or shape(_CLAUSE).search(between):
            return False
        at = self._parents.get(before.code or "")
        while at is not None and at != mention.code:
            at = self._parents.get(at)
        return at is not None

    def _is_unlike(self, mention: Mention, text: str, marks: tuple[Mark, ...]) -> bool:
        return any(
            self._language.shape(_UNLIKE).fullmatch(text, each.end, mention.start)
            for each in marks
            if each.means == "unlike"
            or (each.means == "reference" and not text[: each.start].strip())
        )

    def kinds(self, text: str, marks: tuple[Mark, ...]) -> Iterator[Mark]:
        """The words that name a kind of subject, the longest first where they overlap."""
        found = [each for each in marks if each.means == "kind"]
        for word, kind in self._own_words:
            found += (
                Mark(at.start(), at.end(), "kind", kind)
                for at in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
            )
        end = -1
        for each in sorted(found, key=lambda each: (each.start, -each.end)):
            if each.start >= end:
                yield each
                end = each.end

    def _coded(self, text: str, marks: tuple[Mark, ...]) -> Iterator[Mention]:
        for kind in self.kinds(text, marks):
            at = kind.end + len(text[kind.end :]) - len(text[kind.end :].lstrip(" #"))
            first = kind.start
            if any(each.means == "level" and text[each.end : kind.start].isspace()
                   for each in marks):  # fmt: skip
                at += text.startswith(", ", at) * 2  # "En el nivel Producto, 11 alcanzó"
            while code := self._language.shape(_CODE).match(text, at):
                if _YEAR.fullmatch(code[1]):
                    break
                own = self._code(kind.kind, code[1])
                if own is None and first > kind.start and "." in code[1]:
                    break  # "del lineamiento 02.04, el 02.04.02" is of another kind
                yield Mention(first, code.end(), own, kind.kind, code[1])
                more = self._language.shape(_NEXT).match(text, code.end())
                if more is None:
                    break
                at = first = more.end()

    def _alone(self, text: str, marks: tuple[Mark, ...], taken: list[Mention]) -> Iterator[Mention]:
        """The one subject that a plan has of its kind, without a code: "el programa ejecutó"."""
        for kind in self.kinds(text, marks):
            tops = [code for code, each in self._tops if each == kind.kind]
            article = self._language.shape(_THE).search(text, 0, kind.start)
            is_other = self._language.shape(_NAMED_ON).match(text, kind.end)
            if len(tops) != 1 or article is None or is_other:
                continue
            if not any(each.start < kind.end and kind.start < each.end for each in taken):
                yield Mention(kind.start, kind.end, tops[0], kind.kind, tops[0])

    def _elided(
        self, text: str, marks: tuple[Mark, ...], taken: list[Mention]
    ) -> Iterator[Mention]:
        for at in self._language.shape(_ELIDED).finditer(text):
            before = [each for each in taken if each.end <= at.start()]
            behind = at.end() + len(text[at.end() :]) - len(text[at.end() :].lstrip())
            is_figure = any(each.start == behind and each.means in UNITS for each in marks)
            kinds = [each.kind for each in self.kinds(text, marks) if each.end <= at.start()]
            told = [] if is_figure else [*kinds, *(each.kind for each in before)][::-1]
            if not told and not is_figure:
                told = [each.kind for each in self.kinds(text, marks)]  # named behind
            kind = next((each for each in told if self._code(each, at[1])), "")
            code = self._code(kind, at[1])
            if code is None and "." in at[1] and not is_figure:
                code, kind = self._only_one(at[1])
            if code is not None and not any(each.start < at.end() <= each.end for each in taken):
                yield Mention(at.start(1), at.end(1), code, kind, at[1])
        yield from self._listed(text, marks)

    def _listed(self, text: str, marks: tuple[Mark, ...]) -> Iterator[Mention]:
        """Codes alone behind a colon, of a kind told before: "tres actividades: 2.2, 3.2 y 4.1"."""
        for run in self._language.shape(_CODES).finditer(text):
            kinds = [each.kind for each in self.kinds(text, marks) if each.end <= run.start()]
            found = list(_DOTTED.finditer(text, *run.span(1)))
            codes = [self._code(kinds[-1], each[0]) if kinds else None for each in found]
            if run[0][0] not in ":(":
                codes = [self._only_one(each[0])[0] for each in found]  # "faltan las de 1.1 y 1.2"
            for each, code in zip(found, codes if all(codes) else (), strict=False):
                yield Mention(each.start(), each.end(), code, self._kinds[code or ""], each[0])

    def _code(self, kind: str, written: str) -> str | None:
        if written in self._literal:
            return self._literal[written][0]
        return self._by.get((kind, _digits(written)))

    def _written_out(self, text: str, taken: list[Mention]) -> Iterator[Mention]:
        """Codes that stand without the word of their kind, for they can be nothing else."""
        for word, (code, kind) in self._literal.items():
            for at in re.finditer(rf"(?<![\w.]){re.escape(word)}(?![\w]|\.[a-z]*\d)", text):
                if not any(each.start <= at.start() < each.end for each in taken):
                    yield Mention(at.start(), at.end(), code, kind, code)
        for at in _BARE.finditer(text):
            if not any(each.start <= at.start() < each.end for each in taken):
                yield Mention(at.start(), at.end(), *self._only_one(at[0]), at[0])

    def _only_one(self, written: str) -> tuple[str | None, str]:
        """The code and kind of the one subject that has these digits, or that is written so."""
        known = {
            (code, kind) for (kind, digits), code in self._by.items() if digits == _digits(written)
        }
        known = {each for each in known if plain(each[0]) == written} or known
        return next(iter(known)) if len(known) == 1 else (None, "")

    def _named(self, text: str) -> Iterator[Mention]:
        """Subjects by their name, the likest where several lie in one place."""
        words = set(_WORDS.findall(text))
        found: list[tuple[float, Mention]] = []
        for name, code, kind in self._names:
            needed = set(_WORDS.findall(name))
            if len(needed & words) < _MOST_WORDS * len(needed):
                continue
            alike = fuzz.partial_ratio_alignment(name, text, score_cutoff=ALIKE)
            if alike is not None:
                mention = Mention(alike.dest_start, alike.dest_end, code, kind, name)
                found.append((alike.score + len(name) / 1000, mention))
        taken: list[Mention] = []
        for _, each in sorted(found, key=lambda pair: -pair[0]):
            if not any(each.start < one.end and one.start < each.end for one in taken):
                taken.append(each)
                yield each


def _repeats(mention: Mention, told: list[Mention]) -> bool:
    """Whether it is the name, or another writing, of the subject named right before it."""
    return any(
        each is not mention
        and each.code == mention.code
        and each.code is not None
        and each.end <= mention.start <= each.end + 4
        for each in told
    )


def _first(name: str) -> str:
    return plain(name).split(" ")[0]


def _digits(code: str) -> str:
    return ".".join(str(int(each)) for each in re.findall(r"\d+", code))
