"""Whether each threshold that an analyst set is for something: one for nothing would mislead."""

from collections.abc import Sequence

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Plan
from sheetgen.model.rule import Named
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.ruling.threshold_months import check_settings
from sheetgen.sources.spelling import known_words, meant

_ALL_KINDS = (*(kind.value for kind in Kind), "element")


def check_scopes(
    settings: tuple[ThresholdSetting, ...], plans: Sequence[Plan], named: Sequence[Named]
) -> None:
    """Stops on a setting whose name, plan or scope no plan of the workspace answers to.

    Raises WorkspaceError at the key.
    """
    check_settings(settings, [each.name for each in named])
    for each in settings:
        codes = [plan.code for plan in plans]
        if each.plan is not None and each.plan not in codes:
            raise WorkspaceError(_beside(each, "plan"), *known_words(each.plan, codes))
        asked = [plan for plan in plans if each.plan in {None, plan.code}]
        known = _known(each.scope.by, asked)
        if known is not None and each.scope.value not in known:
            raise WorkspaceError(
                _beside(each, "value"),
                message(
                    "there is no {kind} {code}.", kind=each.scope.by, code=repr(each.scope.value)
                ),
                meant(each.scope.value, sorted(known)),
            )


def _beside(setting: ThresholdSetting, key: str) -> str:
    """Another key of the same table of the settings."""
    table, colon, _ = setting.key.rpartition(": ")
    return f"{table}: {key}" if colon else setting.key  # one that the command line tries


def _known(by: str, plans: Sequence[Plan]) -> set[str] | None:
    """The values that a scope may have; None for one that has no value."""
    items = [item for plan in plans for item in plan.items]
    values = {
        "plan": {plan.code for plan in plans},
        "element": {element.code for plan in plans for element in plan.elements},
        "kind": set(_ALL_KINDS),
        "type": {item.type for item in items if item.type},
        "office": {item.offices[0] for item in items if item.offices},
        "item": {item.code for item in items},
    }
    return values.get(by)
