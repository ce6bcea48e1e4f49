"""What the offices of a plan are asked once its items are judged: to verify, or to explain."""

from collections.abc import Collection, Iterable, Mapping

from sheetgen.asking.asked_together import ask_together
from sheetgen.asking.doubted import ask_to_verify, asked_of, led_by_a_doubt
from sheetgen.asking.wanted import ask_for_texts
from sheetgen.faults.fault_table import SLIPS, VERIFY
from sheetgen.model.compared import Compared
from sheetgen.model.form import Form
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.submission import Submission
from sheetgen.records import Struct


class Inquiry(Struct, frozen=True):
    """Submissions with a notice for all that is asked; ``doubted`` items wait for an answer.

    Their status follows from a figure that an office is asked to verify first.
    """

    submissions: tuple[Submission, ...]
    doubted: frozenset[str]


def ask(
    submissions: tuple[Submission, ...],
    items: Collection[JudgedItem],
    plan: str,
    rules: Iterable[Rule],
    raised: Collection[str],
    compared: Mapping[str, Compared],
    forms: Collection[Form] = (),
    waived: Collection[str] = (),
) -> Inquiry:
    """Ask about these items; ``raised`` are the ids of the alerts that count.

    Of one whose status is ``waived``, by the id of its alert, nobody is asked to explain it.
    ``compared`` are all items of the plan with what their figures are held against, ``forms`` say
    which texts are asked together.
    """
    verified = ask_to_verify(submissions, items, plan, raised, compared)
    doubted = asked_of(verified, plan, VERIFY) & led_by_a_doubt(items, rules, raised)
    doubted |= asked_of(verified, plan, SLIPS)
    excused = {
        code
        for each in items
        if f"{each.verdict.rule}:{(code := each.measured.item.code)}" in waived
    }
    explained = ask_for_texts(verified, items, plan, doubted | excused)
    return Inquiry(ask_together(explained, forms, plan), doubted)


def speaking_of(
    submissions: tuple[Submission, ...], codes: Collection[str] | None
) -> tuple[Submission, ...]:
    """The submissions that say something of items of these codes; all, where it is None."""
    if codes is None:
        return submissions
    return tuple(
        each
        for each in submissions
        if any(said.code in codes for said in each.observations)
        or any(untold.code in codes for untold in each.untold)
    )
