"""Which reports were made before a file came that they follow from: a late one leaves them behind.

manifest.json of each report -> the deliveries of its month and of those before -> what it lacks
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import TypeAlias

from sheetgen.delivery import speaks_of, taken_in_of
from sheetgen.disk.ours import MANIFEST, digest_of, listed, manifest_of
from sheetgen.laid_out import receipts_of
from sheetgen.language.message import Message, message_n
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.planning.receipts import RECEIVED
from sheetgen.reading.register import deliveries, lists_in
from sheetgen.records import Struct
from sheetgen.sealed_lists import counted_lists
from sheetgen.setup import Setup, stored_periods

_NAMED = 3
"""So many of the files that a report lacks are named."""
_Lying: TypeAlias = Callable[[Period], Mapping[str, str] | None]
"""The digests of all files of a month, by name; None where one of them is no file."""


class Stale(Struct, frozen=True, kw_only=True):
    """A report on the disk that is not of the ``files`` that lie there now.

    With the date, the language and the parts that it was made with.
    """

    plan: Plan
    period: Period
    files: tuple[str, ...]
    as_of: date
    language: str
    parts: tuple[str, ...]


def stale_reports(
    setup: Setup, plans: Iterable[Plan], came_for: Collection[Period] | None = None
) -> tuple[Stale, ...]:
    """The reports of these plans that are stale, the earliest first.

    What came after a month was closed changes nothing of it: its report is stale where the month
    was sealed again with other deliveries of its own. ``came_for`` are the only months whose
    deliveries are looked at, where it is known that those of others are as they were.
    """
    lying = cache(partial(_digests, setup))  # a month is of all reports after it
    found = [
        each
        for plan in plans
        for period in _built(setup, plan)
        for each in _stale(setup, plan, period, came_for, lying)
    ]
    return tuple(sorted(found, key=lambda each: each.period))


def stale_words(found: Iterable[Stale]) -> Iterator[Message]:
    """One line for the reports that lack the same files, with what makes them anew."""
    alike: dict[tuple[str, tuple[str, ...]], list[Stale]] = {}
    for each in found:
        alike.setdefault((each.plan.code, each.files), []).append(each)
    for (plan, files), reports in alike.items():
        yield message_n(
            "The report of {plan} for {periods} was made before {files}{more} came or changed: "
            "sheetgen build --stale makes it anew.",
            "The reports of {plan} for {periods} were made before {files}{more} came or changed: "
            "sheetgen build --stale makes them anew.",
            len(reports),
            plan=plan,
            periods=[str(each.period) for each in reports],
            files=list(files[:_NAMED]),
            more=" …" if len(files) > _NAMED else "",
        )


def _built(setup: Setup, plan: Plan) -> Iterator[Period]:
    """The months of a plan of which a report lies in the output."""
    output = setup.workspace.output
    for path in sorted(output.iterdir()) if output.is_dir() else ():
        try:
            period = Period.parse(path.name)
        except ValueError:
            continue
        if plan.covers(period) and (path / plan.code / MANIFEST).is_file():
            yield period


def _stale(
    setup: Setup,
    plan: Plan,
    period: Period,
    came_for: Collection[Period] | None,
    lying: _Lying,
) -> Iterator[Stale]:
    path = setup.workspace.output / str(period) / plan.code / MANIFEST
    told = manifest_of(path)
    if told is None:
        return  # verify and close say that it is damaged, and a build writes it anew
    then = listed(path, "inputs")
    first = period if (period, plan.code) in setup.closed else None
    months = [
        at
        for at in stored_periods(setup.workspace)
        if (first or at) <= at <= period and plan.covers(at)
        and (came_for is None or at in came_for)
    ]  # fmt: skip
    files = tuple(name for at in months for name in _changed(setup, plan, at, then, lying))
    if then and files:
        yield Stale(
            plan=plan,
            period=period,
            files=files,
            as_of=date.fromisoformat(told["as_of"]),
            language=told.get("language", ""),
            parts=tuple(told.get("parts", ())),
        )


def _changed(
    setup: Setup, plan: Plan, at: Period, then: Mapping[str, str], lying: _Lying
) -> Iterator[str]:
    """The deliveries of a month that a report was not made from, or not as they are, and the gone.

    Those that have nothing to do with the plan are none; of a closed month, those sealed count. The
    same bytes under another name are the same delivery.
    """
    folder = f"{setup.workspace.relative(setup.workspace.input / str(at))}/"
    before = _deliveries_in(folder, then)
    closed = setup.closed.get((at, plan.code))
    if before == (lying(at) if closed is None else _deliveries_in(folder, closed.inputs)):
        return  # to the byte: none of them need be read to know whom it speaks of
    came = [each for each in taken_in_of(setup, plan, at) if each.file]
    now = {each.file: each.sha256 for each in came}
    told = {each.file: each.sha256 for each in came if speaks_of(each, plan)}
    lists = {
        setup.workspace.relative(path): digest_of(path)
        for path in counted_lists(setup, plan, at, at)
    }
    now |= lists
    told |= lists if plan.code in setup.populations else {}
    known, counted = set(before.values()), set(now.values())
    others = _of_others(setup, plan, at)
    yield from (name for name, sha in told.items() if sha not in known)
    yield from (
        name for name, sha in before.items() if sha not in counted | others and name not in now
    )


def _deliveries_in(folder: str, inputs: Mapping[str, str]) -> dict[str, str]:
    """The files of a month's folder among these, but for its receipts."""
    receipts = f"{folder}{RECEIVED.name}.csv"
    return {
        name: sha for name, sha in inputs.items() if name.startswith(folder) and name != receipts
    }


def _of_others(setup: Setup, plan: Plan, at: Period) -> set[str]:
    """The digests of what was received from offices that report nothing of the plan."""
    own = {"", *(office for item in in_force(plan, at).items for office in item.offices)}
    return {each.sha256 for each in receipts_of(setup, at).noted if each.office not in own}


def _digests(setup: Setup, at: Period) -> Mapping[str, str] | None:
    """Those of all files that lie in the folder of a month."""
    inbox = setup.workspace.input / str(at)
    lying = {*deliveries(inbox), *lists_in(inbox)}
    if not all(path.is_file() for path in lying):
        return None
    return {setup.workspace.relative(path): digest_of(path) for path in lying}
