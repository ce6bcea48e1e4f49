"""A report in words held against its plan's month: which plan and month, and the answer."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sheetgen.language.number_marks import read_marks
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.text import Passage, Said, TextCheck
from sheetgen.pipeline import due_builds, gather, judge
from sheetgen.setup import Setup, stored_periods
from sheetgen.texts.document_tables import unread_figures
from sheetgen.texts.documents import read_passages
from sheetgen.texts.figures_in_text import years_of
from sheetgen.texts.phrase_language import Language, plain
from sheetgen.texts.phrases import read_phrases
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of


def check_text(setup: Setup, path: Path, plan: str | None, period: Period | None) -> TextCheck:
    """What the table says to each claim of a report (.txt, .docx, .pdf).

    Where neither is named, the plan is the one that can answer most of it, at the latest month
    stored of the year that the text names most often.

    Raises:
        WorkspaceError: The report cannot be read, or no plan has files for that month.
        PhraseError: A file of phrases cannot be used as written.
    """
    language = Language(read_phrases(setup.workspace))
    passages = read_passages(path, language)
    found = tuple(
        _held(setup, each, at, passages, language, path.name)
        for at, each in _months(setup, plan, period, passages)
    )
    return max(found, key=_answered)


def _answered(check: TextCheck) -> int:
    """How many of its claims the table can answer."""
    return sum(bool(each.cells) and each.said is not Said.NOT_IN_DATA for each in check.claims)


def _held(
    setup: Setup,
    plan: Plan,
    period: Period,
    passages: tuple[Passage, ...],
    language: Language,
    file: str,
) -> TextCheck:
    known = Known(judge(setup, gather(setup, plan, period)), language)
    by = read_marks(setup.workspace.locale)
    claims = claims_of(passages, known, language, by)
    return TextCheck(
        file=file,
        plan=plan.code,
        period=period,
        claims=claims,
        unread=unread_figures(passages, claims, known, language),
        has_changes=any(each.has_changes for each in passages),
        pictures=tuple(each.place for each in passages if each.is_picture),
    )


def _months(
    setup: Setup, plan: str | None, period: Period | None, passages: tuple[Passage, ...]
) -> Iterator[tuple[Period, Plan]]:
    """The months that the text may be of, one of each plan."""
    years = Counter(
        year for each in passages if not each.is_row for _, _, year in years_of(plain(each.text))
    )
    spoken = years.most_common(1)[0][0] if years else None
    for latest, each in due_builds(setup, period, plan):
        of_year = (
            at
            for at in reversed(stored_periods(setup.workspace))
            if at.year == spoken and each.covers(at)
        )
        yield (latest if period is not None else next(of_year, latest)), each
