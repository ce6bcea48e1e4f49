"""What was found, for programs: findings, alerts and waivers as plain data (DESIGN 5)."""

from collections.abc import Iterable

from sheetgen.language.speaker import Speaker
from sheetgen.model.finding import Finding
from sheetgen.model.place import Place
from sheetgen.model.summary import Alert
from sheetgen.model.waiver import WaivedAlert, WaiverUse
from sheetgen.telling.exact_text import exact


def finding_record(finding: Finding, say: Speaker) -> dict[str, object]:
    """A rule that fired."""
    return {
        "rule": finding.rule,
        "severity": None if finding.severity is None else finding.severity.value,
        "message": say.say(finding.message),
    }


def trial_record(finding: Finding, say: Speaker) -> dict[str, object]:
    """What a rule on trial found: it is no alert and counts nowhere."""
    return {
        "rule": finding.rule,
        "subject": finding.subject,
        **finding_record(finding, say),
        "places": places(finding.places),
    }


def alert_record(alert: Alert, say: Speaker) -> dict[str, object]:
    """An alert for programs."""
    return {
        "id": alert.id,
        "rule": alert.rule,
        "subject": alert.subject,
        "severity": alert.severity.value,
        "offices": list(alert.offices),
        "message": say.say(alert.message),
        "remedy": say.again(alert.remedy),
        "places": places(alert.places),
        "weight": exact(alert.weight),
        "cause": alert.cause,
        "since": None if alert.since is None else str(alert.since),
        "matter": alert.matter,
        "rank": alert.rank,
        "urgency": alert.level.value,
    }


def waived_record(waived: WaivedAlert, say: Speaker) -> dict[str, object]:
    """An alert that a waiver excuses, with the waiver."""
    waiver = waived.waiver
    return {
        **alert_record(waived.alert, say),
        "reason": waiver.reason,
        "approver": waiver.approver,
        "until": waiver.until.isoformat(),
        "waiver": str(waiver.place),
    }


def waiver_record(use: WaiverUse) -> dict[str, object]:
    """A waiver, whether it counts and what it excuses."""
    waiver = use.waiver
    return {
        "scope": waiver.scope,
        "rule": waiver.rule,
        "reason": waiver.reason,
        "approver": waiver.approver,
        "until": waiver.until.isoformat(),
        "state": use.standing.value,
        "alerts": use.alerts,
        "cells": use.cells,
        "place": str(waiver.place),
    }


def places(places: Iterable[Place]) -> list[str]:
    """Places as they are written."""
    return [str(place) for place in places]
