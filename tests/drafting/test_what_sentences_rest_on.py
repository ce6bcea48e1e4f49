"""Every sentence knows its figures, and every figure its cells, in both real reports."""

import re

import pytest

from drafting.drafts import SAY, draft_of, report_of, said, sentences, shown
from sheetgen.model.draft import Told

REPORTS = [("pp0093", "2025-12"), ("pndi", "2024-12")]
CITED = re.compile(r"\d[\d,]*(?:\.\d+)? (?:%|p\. p\.)|S/ [\d,.]+")
"""What a reader would look up: percentages, percentage points and money."""


def all_told(of: tuple[str, str]) -> list[Told]:
    return list(sentences(draft_of(*of)))


@pytest.mark.parametrize("of", REPORTS)
def test_every_sentence_that_holds_a_figure_cites_some(of: tuple[str, str]) -> None:
    told = [each for each in all_told(of) if re.search(r"\d", said(each))]

    assert not [said(each) for each in told if not each.cited]
    assert 60 < len(told)


@pytest.mark.parametrize("of", REPORTS)
def test_every_citation_names_a_cell_a_table_or_a_file(of: tuple[str, str]) -> None:
    told = [(said(each), cited) for each in all_told(of) for cited in each.cited]

    assert not [(text, shown(cited)) for text, cited in told if not cited.places]
    files = {place.file.split("/")[0] for _, cited in told for place in cited.places}
    assert {"input", "plans"} == files


@pytest.mark.parametrize("of", REPORTS)
def test_every_alert_of_the_report_stands_behind_some_sentence(of: tuple[str, str]) -> None:
    told = {
        (cited.subject, SAY.say(cited.what).removeprefix("alerta "))
        for each in all_told(of)
        for cited in each.cited
    }

    assert {(each.subject, each.rule) for each in report_of(*of).alerts} <= told


@pytest.mark.parametrize("of", REPORTS)
def test_every_item_of_the_report_is_told(of: tuple[str, str]) -> None:
    told = {cited.subject for each in all_told(of) for cited in each.cited}

    assert {each.measured.item.code for each in report_of(*of).items} <= told


@pytest.mark.parametrize("of", REPORTS)
def test_every_percentage_and_sum_of_a_sentence_is_among_its_citations(of: tuple[str, str]) -> None:
    for each in all_told(of):
        text = said(each)
        if any("alerta" in SAY.say(cited.what) for cited in each.cited):
            continue  # its figures stand in the alerts that it cites
        cites = " ".join(shown(cited) for cited in each.cited)
        for figure in CITED.findall(text):
            number = figure.removeprefix("S/ ").split(" ")[0].rstrip(".")
            assert any(is_of(number, cited) for cited in re.findall(r"[\d,.]+", cites)), text


def is_of(printed: str, exact: str) -> bool:
    """Whether a figure is another, printed to its own decimals, in units, thousands, millions."""
    try:
        whole = float(exact.strip(".,").replace(",", ""))
    except ValueError:
        return False
    decimals = len(printed.partition(".")[2])
    wanted = float(printed.replace(",", ""))
    return any(
        abs(round(whole / scale, decimals) - wanted) < 10**-9 for scale in (1, 1e3, 1e6)
    ) or (wanted == 100 and 99.9 < whole < 100)
