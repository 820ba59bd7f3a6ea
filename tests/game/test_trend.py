"""The plot that panels and desk share: every pen is drawn and named, names do not meet, the cursor reads its moment."""

from dataclasses import replace

import pytest

from game.hmi.trend import PENS, Band, Pen, Trends, ticks
from game.hud.draw import Box, Brush
from game.hud.tokens import palette

HOUR = 3600.0


def line(name, value, look, drift=0.0):
    points = tuple((-HOUR + 60.0 * n, value + drift * n) for n in range(61))
    return Pen(name, points, 1, *PENS[look])


BAND = Band(
    "Dissolved oxygen, %", (line("A", 40.0, 0), line("B", 41.0, 1)), 0.0, 100.0, ticks(0.0, 100.0), (30.0, 60.0)
)
TRENDS = Trends((BAND,), HOUR, ("00:00", "01:00"), slider="trend_cursor")


def drawn(trends, scale=1.0):
    brush = Brush((round(900 * scale), round(400 * scale)), palette()["h-bg"], scale, palette())
    trends.paint(brush, Box(0.0, 0.0, 900.0, 400.0))
    return brush


def test_names_of_lines_that_run_together_stand_one_under_the_other():
    ends = sorted(one.ink.y for one in drawn(TRENDS).texts if one.text.startswith(("A\u00a0", "B\u00a0")))
    assert len(ends) == 2
    assert ends[1] - ends[0] >= 22.0


def test_the_cursor_reads_every_pen_at_its_moment_and_is_a_slider():
    moving = replace(BAND, pens=(line("A", 40.0, 0, drift=1.0),))
    brush = drawn(replace(TRENDS, bands=(moving,), cursor=-1800.0))
    assert "A\u00a070.0" in [one.text for one in brush.texts]
    assert [hit.slider for hit in brush.hits] == [("trend_cursor", -HOUR, 0.0)]


def test_a_pen_knows_nothing_before_its_first_reading():
    assert line("A", 40.0, 0).at(-2 * HOUR) is None


@pytest.mark.parametrize("value", [-50.0, 500.0])
def test_what_is_beyond_the_axis_stays_in_its_plot(value):
    beyond = replace(BAND, pens=(line("A", value, 0),), title="")
    brush = drawn(replace(TRENDS, bands=(beyond,)))
    lines = [step.box for step in brush.steps.items if getattr(step, "key", ("",))[0] == "line"]
    assert lines
    assert all(box[1] >= -4 and box[3] <= 400 - 24 + 4 for box in lines)


def test_the_area_of_most_batches_lies_behind_the_lines():
    area = tuple((-HOUR + 60.0 * n, 30.0, 50.0) for n in range(61))
    image = drawn(replace(TRENDS, bands=(replace(BAND, area=area),))).image
    inside = image.getpixel((400, round((400 - 24) * 0.52)))
    assert f"#{inside[0]:02X}{inside[1]:02X}{inside[2]:02X}" == palette()["h-band"]


def test_a_trend_is_drawn_in_any_scale_with_equal_places():
    small, large = drawn(TRENDS), drawn(TRENDS, 2.0)
    assert [one.text for one in small.texts] == [one.text for one in large.texts]
