"""The one door to matplotlib: charts of a document as pictures, the same bytes each time."""

import io
import logging
import warnings
from decimal import Decimal
from typing import Any

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.draft import Chart, Series
from sheetgen.model.tone import INK

_FONT = "DejaVu Sans"
"""It comes with matplotlib: a picture never depends on the fonts of the machine."""
_WIDE = 6.3
"""Inches, as the page between its margins."""
_GROUP, _BETWEEN, _BASE, _DPI = 0.28, 0.12, 0.9, 200
_FEW, _NARROW, _CLOSE = 8, 0.16, 0.07
"""More groups than these stand closer: a picture is to leave its page room for words."""
_MOST_PERCENT = Decimal(150)
"""Bars end here; what is beyond says its figure all the same."""
_SMALL, _LINE = 8, "#C3CCD6"
_LONGEST = 36
"""Signs of a group's name that leave room for its bars."""
_HUNDRED = 100
_OVER_THE_LINE = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
"""The line at 100 % ends at a figure; it is not drawn through it."""


def demand_charts() -> None:
    """Stop where the library is wanting, before anything is read or written.

    Raises:
        WorkspaceError: It is not installed.
    """
    _figure((1.0, 1.0))


def _figure(size: tuple[float, float]) -> Any:  # noqa: ANN401 - what the library gives
    try:
        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # where it keeps its list of fonts
        from matplotlib.figure import Figure  # noqa: PLC0415 - 400 ms, and few builds draw charts
    except ModuleNotFoundError as fault:
        raise WorkspaceError(
            "--report",
            message("to draw its charts, the library {name} is needed.", name=fault.name),
            message("Nothing was written. Install it: pip install 'sheetgen[report]'."),
        ) from fault
    return Figure(figsize=size, dpi=_DPI)


def picture_of(chart: Chart, say: Speaker) -> bytes:
    """A chart as PNG."""
    bars = 1 if chart.stacked else len(chart.series)
    group, between = (_GROUP, _BETWEEN) if len(chart.groups) <= _FEW else (_NARROW, _CLOSE)
    tall = _BASE + len(chart.groups) * (group * bars + between)
    figure = _figure((_WIDE, tall))
    axes = figure.subplots()
    draw = _stacked if chart.stacked else _side_by_side
    draw(axes, chart, say)
    axes.set_yticks(
        range(len(chart.groups)),
        [_short(say.say(each)) for each in chart.groups],
        fontsize=_SMALL,
        family=_FONT,
        color=INK,
    )
    axes.invert_yaxis()
    _dress(axes, figure, len(chart.series))
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # a sign the font has not: a box
        figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[:_LONGEST]}…"


def _side_by_side(axes: Any, chart: Chart, say: Speaker) -> None:  # noqa: ANN401 - as above
    """Percentages beside one another, each with its figure, and a line at 100 %."""
    height = 0.8 / len(chart.series)
    for number, series in enumerate(chart.series):
        shift = (number - (len(chart.series) - 1) / 2) * height
        at = [place + shift for place in range(len(chart.groups))]
        shown = [min(each or Decimal(0), _MOST_PERCENT) for each in series.figures]
        bars = axes.barh(at, list(map(float, shown)), height, color=series.colour,
                         label=say.say(series.name))  # fmt: skip
        labels = [_percent(each, say) for each in series.figures]
        axes.bar_label(bars, labels=labels, padding=3, fontsize=_SMALL, family=_FONT, color=INK,
                       bbox=_OVER_THE_LINE)  # fmt: skip
    axes.axvline(_HUNDRED, color=INK, linewidth=0.8, zorder=1.5)  # behind the figures
    axes.text(_HUNDRED, -0.55, say.percent(Decimal(_HUNDRED), 0), ha="center", va="bottom",
              fontsize=_SMALL, family=_FONT, color=INK)  # fmt: skip
    axes.set_xlim(0, float(_MOST_PERCENT) + 25)


def _percent(figure: Decimal | None, say: Speaker) -> str:
    """A percentage with one decimal; what is not all of it is never 100.0 (METHOD 2)."""
    if figure is None:
        return "–"
    told = say.percent(figure)
    whole = f"<{say.percent(Decimal(_HUNDRED), 0)}"
    return whole if figure < _HUNDRED and len(told) > len(say.percent(Decimal("99.9"))) else told


def _stacked(axes: Any, chart: Chart, say: Speaker) -> None:  # noqa: ANN401 - as above
    """Counts that add up, each with its number on it."""
    left = [0.0] * len(chart.groups)
    for series in chart.series:
        counts = [float(each or 0) for each in series.figures]
        bars = axes.barh(range(len(counts)), counts, 0.6, left=left, color=series.colour,
                         label=say.say(series.name), edgecolor="white")  # fmt: skip
        axes.bar_label(
            bars, labels=_counts(series, say), label_type="center", fontsize=_SMALL,
            family=_FONT, color=_ink_on(series.colour), weight="bold",
        )  # fmt: skip
        left = [before + count for before, count in zip(left, counts, strict=True)]


def _counts(series: Series, say: Speaker) -> list[str]:
    return [say.number(each) if each else "" for each in series.figures]


def _ink_on(colour: str) -> str:
    """White on what is dark, ink on what is light."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    dark = 0.299 * red + 0.587 * green + 0.114 * blue < 140  # noqa: PLR2004 - half as light as white
    return "white" if dark else INK


def _dress(axes: Any, figure: Any, columns: int) -> None:  # noqa: ANN401 - as above
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_LINE)
    axes.tick_params(axis="x", bottom=False, labelbottom=False)
    axes.tick_params(axis="y", length=0)
    figure.legend(
        loc="lower center", ncols=min(columns, 5), frameon=False,
        prop={"family": _FONT, "size": _SMALL}, labelcolor=INK,
    )  # fmt: skip
    figure.tight_layout(rect=(0, 0.3 / figure.get_figheight(), 1, 1))
