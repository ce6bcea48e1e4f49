"""The impact of new rules for programs."""

from sheetgen.language.speaker import Speaker
from sheetgen.model.impact import WANTING_RATED, Impact, Outcome, PeriodImpact
from sheetgen.telling.as_data import parts_of
from sheetgen.telling.exact_text import exact
from sheetgen.telling.impact_words import judged_how, memo


def impact_record(impact: Impact, say: Speaker) -> dict[str, object]:
    """The impact as plain data; figures are strings of exact decimals, or null."""
    return {
        "version": 1,
        "rules": [parts_of(each, "code name edit") for each in impact.edits],
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
            parts_of(each, "plan period changed came went first cured_next=cured")
            for each in impact.months
        ],
        "new_alerts": [
            parts_of(each, "plan id offices first months cured_next=cured followed")
            for each in impact.new_alerts
        ],
        "memo": say.say(memo(impact)),
    }


def _period_record(period: PeriodImpact, say: Speaker) -> dict[str, object]:
    return {
        **parts_of(period, "plan period items"),
        "matrix": [
            {"before": _outcome(each.before), "after": _outcome(each.after), "n": each.n}
            for each in period.matrix
        ],
        "changed": [
            {
                **parts_of(each, "kind code offices progress"),
                "before": _outcome(each.before),
                "after": _outcome(each.after),
                **parts_of(each, "rule_before rule_after"),
            }
            for each in period.changed
        ],
        "alerts": {
            "before": period.alerts_before,
            "after": period.alerts_after,
            **parts_of(period, "came went"),
            "changed": [
                parts_of(each, "id comes rule subject severity offices message=said", say)
                for each in period.alerts
            ],
        },
        "index": None
        if period.index_before is None
        else {"before": exact(period.index_before), "after": exact(period.index_after)},
    }


def _outcome(outcome: Outcome) -> dict[str, object]:
    return parts_of(outcome, "status band")
