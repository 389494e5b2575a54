"""A picture of a few figures: bars with how sure each is. Plain data, drawn when sent."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from xenia.core.picture import ACCENT, INK, PAPER, SOFT

_MARGIN = 0.2
"""Inches around what is drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure, and the ends of its 95 % interval where it is from a sample."""

    label: str
    value: int
    """In whatever unit all of its panel are."""
    low: int | None = None
    high: int | None = None
    shown: str = ""
    """The figure in words, beside its bar."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures of one kind, one below the other, drawn to one scale that begins at 0."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: a title, panels one below the other, and a note on how it was reckoned."""

    title: str
    panels: tuple[Panel, ...]
    note: str = ""

    @property
    def file_name(self) -> str:
        """The name the file has on the receiver's machine."""
        return "chart.png"


@lru_cache(maxsize=8)
def draw_chart(chart: Chart) -> bytes:
    """The picture as PNG, 1200 pixels wide. The first one loads what draws it, which takes half a second."""
    # Loaded here: only a picture needs them. Not pyplot, which keeps all figures and is not for threads.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - see above
    from matplotlib.figure import Figure  # noqa: PLC0415 - see above
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415 - see above

    heights = [len(panel.bars) + 0.8 for panel in chart.panels]
    # On a telephone it is as wide as the chat: few inches, so that its letters are as large as the chat's.
    size, margins = (5, 1.2 + 0.4 * sum(heights)), ConstrainedLayoutEngine(w_pad=_MARGIN, h_pad=_MARGIN / 2)
    figure = Figure(figsize=size, dpi=240, facecolor=PAPER, layout=margins)
    canvas = FigureCanvasAgg(figure)
    figure.suptitle(chart.title, color=ACCENT, fontsize=15, fontweight="bold")
    if chart.note:
        figure.supxlabel(chart.note, color=SOFT, fontsize=9)
    axes = figure.subplots(len(chart.panels), 1, squeeze=False, height_ratios=heights)
    for panel, place in zip(chart.panels, axes[:, 0], strict=True):
        rows = range(len(panel.bars))
        values = [one.value for one in panel.bars]
        ends = [one.value if one.high is None else one.high for one in panel.bars]
        place.set_facecolor(PAPER)
        place.barh(rows, values, color=ACCENT, height=0.55)
        for row, bar in enumerate(panel.bars):
            if bar.low is not None and bar.high is not None:
                sides = [[bar.value - bar.low], [bar.high - bar.value]]
                place.errorbar([bar.value], [row], xerr=sides, color=INK, capsize=4, linewidth=1.4)
            place.text(ends[row], row, f"  {bar.shown}", va="center", color=INK, fontsize=10)
        place.set_yticks(rows, [one.label for one in panel.bars], color=INK)
        place.set_xlim(0, max(*ends, 1) * 1.6)
        place.invert_yaxis()
        place.set_title(panel.title, loc="left", color=INK, fontsize=11)
        place.tick_params(length=0, labelbottom=False)
        for edge in place.spines.values():
            edge.set_visible(False)
    out = BytesIO()
    canvas.print_figure(out, format="png")
    return out.getvalue()
