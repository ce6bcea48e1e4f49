"""Asks for what is asked together with a text that came: who answers for a measure, until when.

READ-346: some of them came and some are empty, whatever the status: half of a promise is none.
"""

from collections.abc import Iterable, Iterator

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import own_message
from sheetgen.model.form import Column, Form
from sheetgen.model.observation import Observation
from sheetgen.model.problem import Problem
from sheetgen.model.submission import State, Submission, Untold
from sheetgen.records import replace

_COUNTED = {State.ACCEPTED, State.OBSERVED}
_BY_STATUS = "READ-314"


def ask_together(
    submissions: tuple[Submission, ...], forms: Iterable[Form], plan: str
) -> tuple[Submission, ...]:
    """The submissions of one plan, with a notice for each row that says but a part."""
    columns = {column.field: column for form in forms for column in form.inputs}
    leads = {each.field: each.goes_with for each in columns.values() if each.goes_with}
    leads |= {lead: lead for lead in leads.values()}
    if not leads:
        return submissions
    return tuple(
        replace(each, problems=(*each.problems, *_asked(each, columns, leads, plan)))
        if each.state in _COUNTED
        else each
        for each in submissions
    )


def _asked(
    submission: Submission, columns: dict[str, Column], leads: dict[str, str], plan: str
) -> Iterator[Problem]:
    given: dict[tuple[str, str], list[Observation]] = {}
    for said in submission.observations:
        if said.plan == plan and said.field in leads:
            given.setdefault((said.code, leads[said.field]), []).append(said)
    told = {each.place for each in submission.problems}
    wanted = {each.place for each in submission.problems if each.code == _BY_STATUS}
    empty: dict[tuple[str, str], list[Untold]] = {}
    explained = {each.code for each in submission.untold if each.place in wanted}
    for each in submission.untold:
        lead = leads.get(each.column.field)
        if lead is None or each.plan != plan or each.place in told:
            continue
        if each.column.field != lead or each.code not in explained:
            empty.setdefault((each.code, lead), []).append(each)
    for key, lacking in empty.items():
        if key in given:
            yield FileFault.of(
                "READ-346",
                lacking[0].place,
                code=key[0],
                given=tuple(own_message(columns[each.field].headings) for each in given[key]),
                columns=tuple(own_message(each.column.headings) for each in lacking),
            ).problem(submission.office)
