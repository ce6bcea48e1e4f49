"""The status rules as one formula: of those that hold, the lowest priority decides (METHOD 5)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.formula_text import FALSE, TRUE, chosen, quoted
from sheetgen.model.rule import Bound, FactValue, Rule, figures_of
from sheetgen.model.tone import Tone
from sheetgen.records import Struct, replace
from sheetgen.telling.words import SHORT_GAPS
from sheetgen.writing.formulas.condition_formula import GAP, PROGRESS, Scene, condition_formula

_CELL = "\N{SECTION SIGN}"
_Key = tuple[tuple[tuple[str, FactValue], ...], tuple[Bound, ...]]


class _Kind(Struct, frozen=True, kw_only=True):
    """Rows with the same declared facts and bounds: the rules a figure may meet, and the formula.

    ``opened`` are in their order, and so are ``for_figures``, those that may hold where there is no
    gap. There is no formula where none holds always.
    """

    bounds: Mapping[str, Decimal]
    opened: tuple[Rule, ...]
    for_figures: tuple[Rule, ...]
    formula: str


class StatusFormulas:
    """Makes the status formulas of one workbook; rows that are alike share one.

    ``words`` gives what a tone's cell says.
    """

    def __init__(self, rules: Iterable[Rule], say: Speaker, words: Mapping[Tone, str]) -> None:
        able = (rule for rule in rules if rule.status is not None and not rule.beta)
        self._rules = sorted(able, key=lambda rule: rule.priority)
        self._words = words
        self._gaps = gap_words(say)
        self._read = {"kind", *(name for rule in self._rules for name in rule.reads)}
        self._made: dict[_Key, _Kind] = {}

    def formula(
        self, facts: Mapping[str, FactValue], bounds: tuple[Bound, ...], progress: str
    ) -> str:
        """The words of the status, over the cell that shows the progress or the gap.

        ``facts`` are those that no figure moves. Without a leading "=".

        Raises RuleError where no status rule holds for every item of its kind.
        """
        kind = self._kind(facts, bounds)
        if not kind.formula:
            raise RuleError(
                str(facts["kind"]),
                message("No status rule holds for every item of this kind."),
                message("Add a last rule whose condition is 'always'."),
            )
        return kind.formula.replace(_CELL, progress)

    def decided(
        self,
        facts: Mapping[str, FactValue],
        bounds: tuple[Bound, ...],
        progress: Decimal | Gap,
    ) -> Tone | None:
        """What the formula would say of this progress; None where no rule holds."""
        given: FactValue = progress.value if isinstance(progress, Gap) else progress
        known = {**facts, (GAP if isinstance(progress, Gap) else PROGRESS): given}
        kind = self._kind(facts, bounds)
        scene = Scene(cell=None, gaps=self._gaps, known=known, bounds=kind.bounds)
        for rule in kind.opened if isinstance(progress, Gap) else kind.for_figures:
            if condition_formula(rule.test, scene, _where(rule)) == TRUE:
                return _tone(rule)
        return None

    def _kind(self, facts: Mapping[str, FactValue], bounds: tuple[Bound, ...]) -> _Kind:
        key = (tuple(each for each in facts.items() if each[0] in self._read), bounds)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._compiled(facts, bounds)
        return found

    def _compiled(self, facts: Mapping[str, FactValue], bounds: tuple[Bound, ...]) -> _Kind:
        figures = figures_of(bounds)
        scene = Scene(cell=_CELL, gaps=self._gaps, known=facts, bounds=figures)
        opened = _open(self._of(facts), scene)
        said = [(test, quoted(self._words[_tone(rule)])) for rule, test in opened]
        always = any(test == TRUE for _, test in opened)
        rules = tuple(rule for rule, _ in opened)
        figured = _open(rules, replace(scene, has_figure=True))
        return _Kind(
            bounds=figures,
            opened=rules,
            for_figures=tuple(rule for rule, _ in figured),
            formula=chosen(said, "") if always else "",
        )

    def _of(self, facts: Mapping[str, FactValue]) -> Iterable[Rule]:
        return (rule for rule in self._rules if facts["kind"] in rule.applies_to)


def _open(rules: Iterable[Rule], scene: Scene) -> list[tuple[Rule, str]]:
    """The rules that may hold, each with its test over the cell."""
    tests = ((rule, condition_formula(rule.test, scene, _where(rule))) for rule in rules)
    return [(rule, test) for rule, test in tests if test != FALSE]


def gap_words(say: Speaker) -> dict[str, str]:
    """The word that a progress cell shows for each gap: each its own, so that rules can tell.

    Raises RuleError where two gaps have one word.
    """
    words = {gap.value: say.say(said) for gap, said in SHORT_GAPS.items()}
    folded = [word.casefold() for word in words.values()]
    twice = sorted({word for word in folded if folded.count(word) > 1})
    if twice:
        raise RuleError(
            say.language,
            message("Two reasons for a gap are said by one word: {words}.", words=tuple(twice)),
            message("Give each its own word in the catalogue."),
        )
    return words


def _tone(rule: Rule) -> Tone:
    if rule.status is None:
        raise ValueError(rule.code)
    return rule.status.tone_for(rule.band)


def _where(rule: Rule) -> str:
    return f"{rule.file}: {rule.code}"
