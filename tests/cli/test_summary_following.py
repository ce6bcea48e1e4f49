"""What follows of alerts, as a person reads it after a build."""

from sheetgen.cli.summary_following import following_lines
from sheetgen.language.speaker import speaker
from sheetgen.records import replace
from sheetgen.returning.letter import Occasion, reminder
from sheetgen.telling.commitment_words import promised_line
from writing.builder_followed import followed

SAY = speaker("es", "es_PE")


def test_a_measure_that_two_matters_of_an_item_wait_for_is_told_once() -> None:
    """The first answers for its component, the second for itself."""
    report = followed()
    first, *others = report.commitments
    twice = (first, replace(first, number=9, alert="ALE-357:" + first.subject), *others)
    lines = list(following_lines(replace(report, commitments=twice), SAY))
    signed = Occasion(period=None, due=None, is_past=False, sender="")
    promised = tuple(promised_line(each, report.as_of) for each in twice[:2])
    words = reminder("Oficina", 1, signed, SAY, promised=promised)

    assert 1 == sum("Medida vencida: " + first.subject in each for each in lines)
    assert 1 == words.count(f"  - {first.subject}: ")
