"""Tables of a plan may be larger than anything that an office sends."""

from pathlib import Path

from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from sheetgen.sources.regular import MEGABYTE, MOST_MEGABYTES
from small import make_workspace

_WIDE = 7_000


def test_targets_of_more_bytes_than_an_office_may_send_is_read(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    targets = root / "plans" / "agua" / "targets.csv"
    header, *rows = targets.read_text(encoding="utf-8").splitlines()
    before = read_plans(read_workspace(root))
    needed = MOST_MEGABYTES * MEGABYTE // _WIDE // len(header.split(",")) + 1
    blank = ",".join(" " * _WIDE for _ in header.split(","))
    targets.write_text("\n".join([header, *rows, *[blank] * needed, ""]), encoding="utf-8")
    assert targets.stat().st_size > MOST_MEGABYTES * MEGABYTE
    assert [p.targets for p in read_plans(read_workspace(root))] == [p.targets for p in before]
