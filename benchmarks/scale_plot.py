"""A plot of seconds by items, both as powers of ten, as SVG: nothing to install."""

import math

_WIDTH, _HEIGHT, _EDGE = 640, 400, 60
_COLOURS = ("#1F3864", "#C55A11", "#548235")


def plot(lines: dict[str, list[tuple[int, float]]]) -> str:
    """One line for each contestant, named at its last point."""
    points = [each for line in lines.values() for each in line]
    across = _scale([math.log10(items) for items, _ in points], _EDGE, _WIDTH - 100)
    up = _scale([math.log10(seconds) for _, seconds in points], _HEIGHT - _EDGE, _EDGE - 20)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<style>text {font: 12px sans-serif}</style>",
        "<title>CPU seconds by items, logarithmic</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_EDGE}" y="20">CPU seconds</text>',
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 10}">items</text>',
    ]
    for items in sorted({items for items, _ in points}):
        x = across(math.log10(items))
        parts.append(f'<text x="{x:.0f}" y="{_HEIGHT - 30}">{items:,}</text>')
    for colour, (name, line) in zip(_COLOURS, lines.items(), strict=True):
        at = [(across(math.log10(items)), up(math.log10(seconds))) for items, seconds in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for (x, y), (_, seconds) in zip(at, line, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
            parts.append(f'<text x="{x - 4:.0f}" y="{y - 8:.0f}">{seconds:.1f}</text>')
        x, y = at[-1]
        parts.append(f'<text x="{x + 10:.0f}" y="{y + 4:.0f}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _scale(values: list[float], first: float, last: float):  # noqa: ANN202 - a function of floats
    low, high = min(values), max(values)
    step = (last - first) / ((high - low) or 1)
    return lambda value: first + (value - low) * step
