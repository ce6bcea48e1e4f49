"""No chart and no logo lies over words or figures, however many elements a plan has."""

import struct
import zlib
from decimal import Decimal
from pathlib import Path

import pytest

from sheetgen.model.report import Report
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.template_book import write_template
from writing.builder_writing import (
    activity,
    alert,
    element,
    indicator,
    of_activity,
    of_indicator,
    opened,
    policy,
    programme,
    spanish,
    summary,
    template,
)  # fmt: skip
from writing.lint_writing import lint_looks

ELEMENTS = (*range(1, 13), 20, 40)


def policy_of(n: int) -> Report:
    """A policy of so many objectives, each with an indicator of low progress and its alert."""
    objectives = [element(f"OP.{k:02}", "OP", None, f"Objetivo {k}") for k in range(1, n + 1)]
    items = tuple(
        of_indicator(
            indicator(f"I{each.code}.01", f"Indicador de {each.name}", element=each.code),
            8 + k, "100", "10", "10", Status.LOW, Band.LOW, "IND-101",
        )
        for k, each in enumerate(objectives)
    )  # fmt: skip
    return replace(
        policy(),
        items=items,
        elements=tuple(
            summary(each, 0, "10", Band.LOW, (item,))
            for each, item in zip(objectives, items, strict=True)
        ),
        alerts=tuple(
            alert("IND-101", each.measured.item.code, Severity.HIGH, Status.LOW, "DGDE", "Bajo.")
            for each in items
        ),
        narrative=(),
    )


def programme_of(n: int) -> Report:
    """A programme of so many products, each with an activity."""
    root = element("PP", "PP", None, "Programa")
    products = [element(f"{k}", "PR", "PP", f"Producto {k}") for k in range(1, n + 1)]
    items = tuple(
        of_activity(
            activity(f"{each.code}.1", each.code, f"Actividad de {each.name}", "100", "1000"),
            8 + k, "90", "90", "900", "90", "0", Status.ON_TRACK, Band.MEDIUM, "IND-102",
        )
        for k, each in enumerate(products)
    )  # fmt: skip
    money = {"pim": Decimal(1000), "accrued": Decimal(900)}
    return replace(
        programme(),
        items=items,
        elements=(
            summary(root, 0, "90", Band.MEDIUM, items, **money),
            *(
                summary(each, 1, "90", Band.MEDIUM, (item,), **money)
                for each, item in zip(products, items, strict=True)
            ),
        ),
        alerts=(),
    )


def written(report: Report, path: Path, theme: Theme = PLAIN) -> Path:
    write_workbook(report, path, spanish(), workspace_name="Ministerio", theme=theme)
    return path


@pytest.mark.parametrize("n", ELEMENTS)
@pytest.mark.parametrize("of", [policy_of, programme_of])
def test_no_chart_covers_a_cell(tmp_path: Path, of: type, n: int) -> None:
    assert lint_looks(written(of(n), tmp_path / "a.xlsx")) == []


def test_the_alerts_of_nine_elements_stand_below_their_charts(tmp_path: Path) -> None:
    path = written(policy_of(9), tmp_path / "a.xlsx")

    sheet = opened(path)["Resumen"]
    (heading,) = (
        cell.row for cell in sheet["A"] if str(cell.value).startswith("Las alertas más importantes")
    )
    assert sheet._charts
    assert all(each.anchor.to.row + 1 < heading for each in sheet._charts)


def test_the_lint_sees_a_chart_over_a_heading(tmp_path: Path) -> None:
    path = written(policy_of(7), tmp_path / "a.xlsx")
    book = opened(path)
    book["Resumen"]._charts[-1].anchor.to.row += 3
    book.save(tmp_path / "b.xlsx")

    assert [fault for fault in lint_looks(tmp_path / "b.xlsx") if "a drawing covers" in fault]


@pytest.mark.parametrize("size", [(40, 40), (600, 40), (3_000, 60)])
def test_a_logo_of_any_shape_leaves_the_title_free(tmp_path: Path, size: tuple[int, int]) -> None:
    theme = Theme(title="Ministerio de la Producción", logo=png(tmp_path / "logo.png", *size))

    assert lint_looks(written(policy(), tmp_path / "a.xlsx", theme)) == []
    write_template(template(), tmp_path / "t.xlsx", spanish(), theme)
    assert lint_looks(tmp_path / "t.xlsx") == []


def png(path: Path, width: int, height: int) -> Path:
    """A red picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    dots = chunk(b"IDAT", zlib.compress((b"\0" + b"\xff\0\0" * width) * height))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + dots + chunk(b"IEND", b""))
    return path
