"""What the lists of a plan came to in a month, kept by the digest of all that it follows from.

Counts alone, of its products: no list and nothing of what stands in one is kept. A month counts
whom lists name from January on, so that it follows from all that came in its year until then.
"""

from collections.abc import Mapping
from hashlib import sha256

from sheetgen.disk.ours import digest_of
from sheetgen.keeping.past_months import SPOILT, entry_of
from sheetgen.keeping.readings import Readings
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.population import Counted
from sheetgen.planning.closed_files import closed_path

_KIND = "counted"


class Counts:
    """The counts of a plan, kept from run to run, by the codes that items bore in each month."""

    def __init__(self, readings: Readings, plan: str) -> None:
        """Those of one plan."""
        self._readings, self._plan = readings, plan

    def get(self, at: Period) -> Mapping[str, Counted] | None:
        """What is kept of a month; None where it is not known or something has changed."""
        key, name = self._key(at), entry_of(self._plan, at, _KIND)
        data = None if key is None else self._readings.store.get(name, key)
        if data is None:
            return None
        try:
            return {
                code: Counted(int(n), tuple(Place(*each) for each in places))
                for code, (n, places) in data.items()
            }
        except SPOILT:
            self._readings.store.spoilt(name)
            return None

    def put(self, at: Period, counted: Mapping[str, Counted]) -> None:
        """Have it kept when the run keeps what it read; not where a file cannot be digested."""
        key = self._key(at)
        if key is not None:
            told = {
                code: [each.n, [[p.file, p.sheet, p.cell] for p in each.places]]
                for code, each in counted.items()
            }
            self._readings.store.put(entry_of(self._plan, at, _KIND), key, told)

    def _key(self, at: Period) -> str | None:
        parts = [f"{self._plan} {at}"]
        for month in (Period(at.year, number) for number in range(1, at.month + 1)):
            came, lists = self._readings.key(month), self._readings.lists(month)
            if came is None or lists is None:
                return None
            sealed = closed_path(self._readings.workspace.root, month, self._plan)
            parts += [came, lists, digest_of(sealed) if sealed.is_file() else ""]
        return sha256("\n".join(parts).encode()).hexdigest()
