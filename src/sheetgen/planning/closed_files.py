"""Reads and seals ``closed/<period>/<plan>.json``: an edited or foreign file stops the run."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, joined, message
from sheetgen.model.closed import Closed, ClosedItem, Kept, alerts_called, codes_taken
from sheetgen.model.in_force import renamed_since
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.revision import Renamed
from sheetgen.model.role import HEADLINE
from sheetgen.sources.regular import TABLE_MEGABYTES
from sheetgen.sources.text_file import read_utf8
from sheetgen.sources.written import written

FOLDER = "closed"
VERSION = 1
_SEAL = "seal"
_DIGITS = 12
_FIGURES = (*HEADLINE, "baseline", "gap", "band", "rule")
PROGRAMMED = "programmed"
"""What was due of work by then; months that were sealed without it do not know."""

Record = dict[str, Any]
Otherwise = Callable[[Record], Message | None]


def closed_path(root: Path, period: Period, plan: str) -> Path:
    """Where the last edition of a closed month stands."""
    return root / FOLDER / str(period) / f"{plan}.json"


def kept_beside(root: Path, period: Period | str) -> Path:
    """Where what was read of a closed month, and what it came to, stands beside its seal."""
    return root / FOLDER / str(period) / "kept"


def read_closed(
    root: Path,
    plans: tuple[Plan, ...],
    reopening: Period | None = None,
    otherwise: Otherwise = lambda _: None,
) -> Mapping[tuple[Period, str], Closed]:
    """The last edition of every closed month, by period and plan.

    Those of ``reopening`` are left aside: that month is to be sealed anew. ``otherwise`` says what
    of one that was edited is not as the files have it that it was made from.
    """
    found: dict[tuple[Period, str], Closed] = {}
    known = {each.code: each for each in plans}
    for period, path in _files(root):
        if period != reopening and path.stem in known:
            shown = path.relative_to(root).as_posix()
            found[period, path.stem] = _read(path, shown, period, known[path.stem], otherwise)
    return found


def renamed_then(plan: Plan, period: Period) -> list[list[str]]:
    """The renamings by which a month's items are called, as a closed month keeps them."""
    lines = (plan.original or plan).renamed
    return [[each.old, each.new, str(each.from_)] for each in lines if each.from_ <= period]


def by_codes_of_now(record: Record, plan: Plan) -> Record:
    """An edition by the codes that ``renamed.csv`` gives its items in its month by now.

    As it is where no renaming was dated back over it since, and where it was sealed before they
    were kept, so that nobody can tell.
    """
    if "renamed" not in record:
        return record
    place = Place(FOLDER, "", "")
    known = [
        Renamed(old=old, new=new, from_=Period.parse(at), place=place)
        for old, new, at in record["renamed"]
    ]
    codes = renamed_since(plan, known, Period.parse(record["period"]))
    return _called(record, codes) if codes else record


def _called(record: Record, codes: Mapping[str, str]) -> Record:
    gone, served = codes_taken(codes), record.get("population")
    items = (each for each in record["items"] if each["code"] not in gone)
    called: Record = {
        "items": [{**each, "code": codes.get(each["code"], each["code"])} for each in items],
        "alerts": [*alerts_called(record["alerts"], codes)],
        "corrections": [[codes.get(code, code), *of] for code, *of in record["corrections"]],
    }
    if "offices" in record:
        offices = {c: each for c, each in record["offices"].items() if c not in gone}
        called["offices"] = {codes.get(code, code): each for code, each in offices.items()}
    return record | called | ({"population": _served_called(served, codes)} if served else {})


def _served_called(served: Record, codes: Mapping[str, str]) -> Record:
    def of(counts: Record) -> Record:
        return {codes.get(code, code): count for code, count in counts.items()}

    overlaps = [
        {**each, "codes": [codes.get(code, code) for code in each["codes"]]}
        for each in served["overlaps"]
    ]
    lists = [{**each, "of": of(each["of"])} for each in served["lists"]]
    counts = {"unique": of(served["unique"]), "rows": of(served["rows"])}
    return served | counts | {"overlaps": overlaps, "lists": lists}


def earlier_name(path: Path, edition: int) -> str:
    """What an edition is called once another stands in its place."""
    return f"{path.stem}.edition-{edition}.json"


def closed_files(root: Path, until: Period | None = None) -> Iterator[Path]:
    """The files of the last editions, where asked up to a month.

    Those of editions before stand beside them and are not read.
    """
    for period, path in _files(root):
        if ".edition-" not in path.name and (until is None or period <= until):
            yield path


def foreign_closed(root: Path, plans: Iterable[Plan]) -> Iterator[Message]:
    """Each file of a closed month that is none of these plans': it closes nothing here."""
    codes = {each.code for each in plans}
    for _, path in _files(root):
        if path.stem not in codes and ".edition-" not in path.name:
            yield message(
                "{file} closes nothing: no plan is called {plan}. Name the file as the plan whose "
                "month it sealed, or take it away.",
                file=path.relative_to(root).as_posix(),
                plan=path.stem,
            )


def _files(root: Path) -> Iterator[tuple[Period, Path]]:
    folder = root / FOLDER
    for month in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            period = Period.parse(month.name)
        except ValueError:
            continue
        yield from ((period, path) for path in written(month, ".json", within=False))


def _read(path: Path, shown: str, period: Period, plan: Plan, otherwise: Otherwise) -> Closed:
    record = _parsed(path, shown, period)
    version = record.get("version")
    if version != VERSION:
        raise WorkspaceError(
            shown,
            message("is of version {found}, and this sheetgen reads version {known}.",
                    found=version, known=VERSION),
            joined([message("Use the sheetgen that sealed it."), _reopen(period)]),
        )  # fmt: skip
    _demand_sealed(record, path, shown, period, otherwise)
    record = by_codes_of_now(record, plan)
    return Closed(
        plan=record["plan"],
        period=period,
        edition=record["edition"],
        as_of=date.fromisoformat(record["as_of"]),
        reason=record["reason"],
        inputs=record["inputs"],
        items=tuple(
            ClosedItem(
                code=each["code"],
                status=each["status"],
                figures={name: each[name] for name in _FIGURES}
                | {PROGRAMMED: each.get(PROGRAMMED)},
            )
            for each in record["items"]
        ),
        index=None if record["index"] is None else record["index"]["value"],
        alerts=tuple(record["alerts"]),
        cells=record["cells"],
        corrections=frozenset(tuple(each) for each in record["corrections"]),
        file=shown,
        population=record.get("population"),
        offices={code: tuple(each) for code, each in record.get("offices", {}).items()},
        lacking=tuple(each for each in Kept if not _keeps(record, each.value)),
    )


def _keeps(record: Record, name: str) -> bool:
    """Whether a month, or each of its items, was sealed with something."""
    items = record["items"]
    return name in record or any(name in each for each in items)


def _parsed(path: Path, shown: str, period: Period) -> Record:
    try:
        record = json.loads(read_utf8(path, shown, WorkspaceError, TABLE_MEGABYTES))
    except ValueError:
        record = None
    if not isinstance(record, dict) or "version" not in record:
        raise WorkspaceError(shown, message("is not what sheetgen sealed."), _restore(period))
    return record


def _demand_sealed(
    record: Record, path: Path, shown: str, period: Period, otherwise: Otherwise
) -> None:
    """Stop where anything in the file is not as it was sealed, naming the item or the cell."""
    said = record.get(_SEAL)
    seal = said if isinstance(said, dict) else {}
    named = (record.get("plan"), record.get("period")) == (path.stem, str(period))
    if named and seal == seals(record):
        return
    items = seals(record)["items"]
    sealed = seal.get("items")
    edited = [
        code for code, digest in items.items() if not isinstance(sealed, dict)
        or sealed.get(code) != digest
    ]  # fmt: skip
    what: Message = message("was edited since it was sealed.")
    if isinstance(sealed, dict) and edited:
        what = message("was edited since it was sealed: {items}.", items=edited)
    if (told := otherwise(record)) is not None:
        what = joined([what, told])
    raise WorkspaceError(shown, what, _restore(period))


def _restore(period: Period) -> Message:
    return joined([message("Put back the file that was sealed."), _reopen(period)])


def _reopen(period: Period) -> Message:
    return message(
        "Or seal the month again: sheetgen close {period} --reopen --reason TEXT", period=period
    )


def seals(record: Mapping[str, Any]) -> dict[str, Any]:
    """The digests of a closed month: of each item, and of all of it but this."""
    whole = {key: value for key, value in record.items() if key != _SEAL}
    items = record.get("items")
    return {
        "items": {
            str(each.get("code")): _digest(each)[:_DIGITS]
            for each in (items if isinstance(items, list) else ())
            if isinstance(each, dict)
        },
        "whole": _digest(whole),
    }


def is_whole(record: Mapping[str, Any]) -> bool:
    """Whether all of a closed month but its items is what its seal holds."""
    seal = record.get(_SEAL)
    return isinstance(seal, dict) and seal.get("whole") == seals(record)["whole"]


def sealed(record: Record) -> bytes:
    """A closed month as its file holds it."""
    text = json.dumps({**record, _SEAL: seals(record)}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _digest(value: object) -> str:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode(errors="backslashreplace")).hexdigest()


def edition_of(path: Path) -> int:
    """The edition that a file says it is; one too damaged to say follows those kept beside it."""
    try:
        edition = json.loads(path.read_text(encoding="utf-8"))["edition"]
    except (OSError, ValueError, KeyError, TypeError):
        edition = None
    if isinstance(edition, int) and edition > 0:
        return edition
    number = 1
    while path.with_name(earlier_name(path, number)).exists():
        number += 1
    return number


ITEM_KEYS = ("code", "kind", "status", *_FIGURES, PROGRAMMED)
"""What of an item in ``results.json`` a closed month keeps: figures and statuses, no words."""


def sealed_item(item: Record) -> Record:
    """What is kept of an item, as ``results.json`` has it."""
    whole = {**item, PROGRAMMED: item["measures"].get(PROGRAMMED)}
    return {key: whole[key] for key in ITEM_KEYS}
