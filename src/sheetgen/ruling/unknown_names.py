"""Whether what rules name is in the plans: a rule for what does not exist would never be heard."""

from collections.abc import Sequence

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.own_figures import OwnFigure
from sheetgen.model.plan import Indicator, Plan
from sheetgen.model.quantity import OWN
from sheetgen.model.rule import Rule
from sheetgen.ruling.facts import fact_named
from sheetgen.ruling.plain import conditions_of
from sheetgen.sources.spelling import nearest


def check_named(rules: Sequence[Rule], plans: Sequence[Plan]) -> None:
    """Stops on a rule that asks for a type, an office or an element that no plan has.

    Raises RuleError at the line.
    """
    known = _known(plans)
    for rule in rules:
        for condition in conditions_of(rule.test):
            fact, word = fact_named(condition.fact), condition.bound
            if fact is None or not fact.is_open or not isinstance(word, str):
                continue
            if word not in known[fact.name]:
                near = nearest(word, sorted(known[fact.name]))
                raise RuleError(
                    f"{rule.file}: {rule.code}: when: {fact.name}",
                    message("No plan has the {kind} '{word}'.", kind=fact.name, word=word),
                    message("Did you mean '{near}'?", near=near)
                    if near
                    else message(
                        "The plans have {known}.", known=sorted(known[fact.name]) or ["-"]
                    ),
                )


def check_own(rules: Sequence[Rule], figures: Sequence[OwnFigure]) -> None:
    """Stops on a rule that reads a figure which no form of its kinds asks for or computes.

    Raises RuleError at the line.
    """
    kinds: dict[str, set[str]] = {}
    for each in figures:
        kinds.setdefault(each.quantity.name, set()).update(each.kinds)
    for rule in rules:
        for condition in conditions_of(rule.test):
            name = condition.fact
            if not name.startswith(OWN) or kinds.get(name, set()).issuperset(rule.applies_to):
                continue
            raise RuleError(
                f"{rule.file}: {rule.code}: when: {name}",
                message(
                    "No form asks for the figure '{field}' of {kinds}.",
                    field=name.removeprefix(OWN),
                    kinds=rule.applies_to,
                ),
                message("The forms have {known}.", known=sorted(kinds))
                if kinds
                else message("The forms ask for no figures of their own: docs/forms.md says how."),
            )


def _known(plans: Sequence[Plan]) -> dict[str, set[str]]:
    items = [item for plan in plans for item in plan.items]
    return {
        "type": {each.type for each in items if isinstance(each, Indicator) and each.type},
        "office": {office.code for plan in plans for office in plan.offices},
        "element": {element.code for plan in plans for element in plan.elements},
    }
