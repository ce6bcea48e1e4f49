"""Drafts of real reports: what each sentence says, in Spanish, by where it stands."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sheetgen.drafting.drafted import draft
from sheetgen.drafting.paragraph_plans import draft_plan_of, read_draft_plans
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.draft import Cited, Draft, Head, Passage, Quotation, Told
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.pipeline import gather, judge
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import ROOT

SAY = speaker("es", "es_PE")


@cache
def report_of(plan: str, period: str, folder: Path = ROOT) -> Report:
    """A report as it is built, judged by the plain evaluator."""
    setup = open_setup(read_workspace(folder))
    found = next(each for each in setup.plans if each.code == plan)
    return judge(setup, gather(setup, found, Period.parse(period)))


@cache
def draft_of(plan: str, period: str, folder: Path = ROOT) -> Draft:
    """Its draft, by the plans of paragraphs of the workspace."""
    report = report_of(plan, period, folder)
    plans = read_draft_plans(read_workspace(folder))
    return draft(report, draft_plan_of(plans, report.plan), "Ministerio", "sustento.xlsx")


def sentences(told: Draft) -> Iterator[Told]:
    """Every sentence and quotation in order."""
    for block in told.blocks:
        match block:
            case Passage(told=said):
                yield from said
            case Quotation(whose=whose):
                yield whose


def said(each: Told, say: Speaker = SAY) -> str:
    """A sentence, its blanks plain."""
    return say.say(each.text).replace("\N{NO-BREAK SPACE}", " ")


def lines(told: Draft) -> list[str]:
    """All sentences."""
    return [said(each) for each in sentences(told)]


def headings(told: Draft) -> list[tuple[int, str]]:
    """All headings with their depth."""
    return [(each.depth, SAY.say(each.text)) for each in told.blocks if isinstance(each, Head)]


def shown(cited: Cited) -> str:
    """A figure as it is cited, with its cells."""
    figure = SAY.say(cited.shown).replace("\N{NO-BREAK SPACE}", " ")
    return f"{cited.subject} {figure} {'; '.join(map(str, cited.places))}"


def text_of(told: Draft, say: Speaker = SAY) -> str:
    """All of it as the text of a file: headings and paragraphs apart."""
    parts = []
    for block in told.blocks:
        match block:
            case Head(text=text):
                parts.append(say.say(text))
            case Passage(told=sentences_of):
                parts.append(" ".join(said(each, say) for each in sentences_of))
    return "\n\n".join(parts)
