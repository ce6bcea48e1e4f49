"""Excel takes so many links on a sheet and no more: a sheet that would have more says so."""

from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.writing.context import within_links

NOTE = message("Figures are shown with all their digits, as they were judged.")


def test_a_sheet_whose_last_links_lead_nowhere_says_so() -> None:
    say = speaker("es", "es_PE").say

    assert NOTE == within_links(NOTE, 65_530)
    assert say(NOTE) in say(within_links(NOTE, 65_531))
    assert "65,530 enlaces" in say(within_links(NOTE, 65_531))
