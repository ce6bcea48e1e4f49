"""A folder of entries, each by a digest of all it was made from; all can be deleted at any time.

An entry is one line of JSON that says the version, the digest it was made from and that of what
follows, and what follows as JSON. One that is of another version, was made from something else or
is damaged is not used; which those were is said.
"""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.alone import KEPT
from sheetgen.disk.change import Change
from sheetgen.disk.moves import stands
from sheetgen.keeping.plain_json import Json
from sheetgen.language.message import Message, message

VERSION = 1


@dataclass(slots=True)
class Store:
    """What is kept below the workspace's root; ``other`` and ``damaged`` are names not used."""

    root: Path
    other: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    _new: dict[str, bytes] = field(default_factory=dict)
    _late: dict[str, tuple[str, Callable[[], Json]]] = field(default_factory=dict)

    def get(self, name: str, key: str) -> Json | None:
        """What is kept under the name, where it was made from just this."""
        body = self.text(name, key)
        return None if body is None else json.loads(body)

    def text(self, name: str, key: str) -> bytes | None:
        """The same as the text that was kept."""
        try:
            head, _, body = (self.root / KEPT / f"{name}.json").read_bytes().partition(b"\n")
        except OSError:
            return None  # not there, or it cannot be read: it is found out anew
        try:
            said = json.loads(head)
            version, made_from, whole = said["version"], said["key"], said["sha256"]
        except (ValueError, TypeError, KeyError):
            self.damaged.append(name)
            return None
        if version != VERSION or made_from != key:
            self.other.append(name)
            return None
        if whole != sha256(body).hexdigest():
            self.damaged.append(name)
            return None
        return body

    def spoilt(self, name: str) -> None:
        """What is kept under the name was not what its digest promises: it is not used."""
        self.damaged.append(name)

    def put(self, name: str, key: str, value: Json) -> None:
        """Have this kept, once :meth:`write` is called."""
        body = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
        self.put_text(name, key, body)

    def put_text(self, name: str, key: str, body: bytes) -> None:
        """Have this text kept, once :meth:`write` is called."""
        head = {"version": VERSION, "key": key, "sha256": sha256(body).hexdigest()}
        self._new[name] = json.dumps(head).encode() + b"\n" + body

    def put_late(self, name: str, key: str, value: Callable[[], Json]) -> None:
        """Have kept what it is by then, once :meth:`write` is called."""
        self._late[name] = key, value

    def write(self) -> None:
        """Put in place all that is new. Only for the holder of the workspace.

        Raises WriteError where the disk takes it not: nothing is lost but the time to find it out.
        """
        for name, (key, value) in self._late.items():
            self.put(name, key, value())
        self._late.clear()
        if not self._new:
            return
        unchanged = message("The reports stand; the next run reads the files again.")
        with Change(self.root, self.root / KEPT, unchanged) as change:
            for name, data in self._new.items():
                at = f"{name}.json"
                change.write(at, data)
                if stands(change.base / at):
                    change.supersede(at)
        self._new.clear()

    def notices(self, besides: Collection[str] = ()) -> Iterator[Message]:
        """What was not used of what is kept, and why; ``besides`` are names that change anyway.

        That what follows from a month is of other files is ordinary: they come and are corrected.
        """
        other = sorted({each for each in self.other if each == _month_of(each)}.difference(besides))
        if self.damaged:
            yield message(
                "What was kept of {names} in {folder}/ is damaged; it was worked out again.",
                names=sorted(set(map(_month_of, self.damaged))),
                folder=KEPT,
            )
        if other:
            yield message(
                "What was kept of {names} in {folder}/ is of other plans, forms, settings or "
                "another sheetgen; it was worked out again.",
                names=other,
                folder=KEPT,
            )


def _month_of(name: str) -> str:
    """What an entry is of, as people are told it: of one month there may be several."""
    return name.partition(".")[0]
