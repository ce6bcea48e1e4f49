"""A figure as programs are given it: the same text wherever it stands."""

from sheetgen.model.figure import Figure, Gap


def exact(figure: Figure | None) -> str | None:
    """All digits of a figure without exponent or idle zeros; None where there is no figure."""
    if figure is None or isinstance(figure, Gap):
        return None
    if figure == 0:
        return "0"  # never "-0", nor the "0E+3" that normalising a 0.000 may leave
    written = f"{figure:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
