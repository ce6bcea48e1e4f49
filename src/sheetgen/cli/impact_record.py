"""The impact of new rules for programs."""

from sheetgen.language.speaker import Speaker
from sheetgen.model.impact import WANTING_RATED, AlertChange, Impact, Outcome, PeriodImpact
from sheetgen.telling.exact_text import exact
from sheetgen.telling.impact_words import judged_how, memo


def impact_record(impact: Impact, say: Speaker) -> dict[str, object]:
    """The impact as plain data; figures are strings of exact decimals, or null."""
    return {
        "version": 1,
        "rules": [
            {"code": each.code, "name": each.name, "edit": each.edit.value} for each in impact.edits
        ],
        "tried": {name: exact(figure) for name, figure in impact.tried},
        "scale": impact.trial.scale or None,
        "settings": impact.trial.settings or None,
        "with_beta": impact.trial.with_beta,
        "judged": {"evaluator": "plain", "as_of": "month", "note": say.say(judged_how())},
        "doubts": [say.say(each) for each in impact.doubts],
        "periods": [_period_record(each, say) for each in impact.periods],
        "offices": [
            {
                "office": each.office,
                "changed": each.changed,
                **{
                    f"{way}_{status.value}": n
                    for status, moved in zip(WANTING_RATED, each.moved, strict=True)
                    for way, n in zip(("to", "from"), moved, strict=True)
                },
            }
            for each in impact.offices
        ],
        "months": [
            {
                "plan": each.plan,
                "period": str(each.period),
                "changed": each.changed,
                "came": each.came,
                "went": each.went,
                "first": each.first,
                "cured_next": each.cured,
            }
            for each in impact.months
        ],
        "new_alerts": [
            {
                "plan": each.plan,
                "id": each.id,
                "offices": list(each.offices),
                "first": str(each.first),
                "months": [str(month) for month in each.months],
                "cured_next": each.cured,
                "followed": each.followed,
            }
            for each in impact.new_alerts
        ],
        "memo": say.say(memo(impact)),
    }


def _period_record(period: PeriodImpact, say: Speaker) -> dict[str, object]:
    return {
        "plan": period.plan,
        "period": str(period.period),
        "items": period.items,
        "matrix": [
            {"before": _outcome(each.before), "after": _outcome(each.after), "n": each.n}
            for each in period.matrix
        ],
        "changed": [
            {
                "kind": each.kind,
                "code": each.code,
                "offices": list(each.offices),
                "progress": exact(each.progress),
                "before": _outcome(each.before),
                "after": _outcome(each.after),
                "rule_before": each.rule_before,
                "rule_after": each.rule_after,
            }
            for each in period.changed
        ],
        "alerts": {
            "before": period.alerts_before,
            "after": period.alerts_after,
            "came": list(period.came),
            "went": list(period.went),
            "changed": [_alert(each, say) for each in period.alerts],
        },
        "index": None
        if period.index_before is None
        else {"before": exact(period.index_before), "after": exact(period.index_after)},
    }


def _alert(alert: AlertChange, say: Speaker) -> dict[str, object]:
    return {
        "id": alert.id,
        "comes": alert.comes,
        "rule": alert.rule,
        "subject": alert.subject,
        "severity": alert.severity.value,
        "offices": list(alert.offices),
        "message": say.say(alert.said),
    }


def _outcome(outcome: Outcome) -> dict[str, str | None]:
    return {
        "status": outcome.status.value,
        "band": None if outcome.band is None else outcome.band.value,
    }
