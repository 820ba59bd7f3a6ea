"""The overview of the reactor from its readings: bars against the limits of their tags, and the vessel."""

from dataclasses import replace

from game.hmi.reactor_model import Bar, Fact, ReactorOverview, VesselFacts
from game.reactor_look import Look, Standing, head
from sim_core.control.alarm import Limits

BARS = (  # signal, where its set point is reported, the loop that a press opens
    ("temp", "sp.temp", "temp"),
    ("ph", "sp.ph", "ph"),
    ("do", "sp.do", "do"),
    ("do_b", "sp.do", "do_b"),
    ("press", "sp.press", "press"),
    ("agit", "sp.agit", "agit"),
)
GASES = (("air_flow", "Air"), ("o2_flow", "O₂"), ("co2_flow", "CO₂"))  # the same in every language
FULL = 0.92  # share of the vessel's height that is full at the highest weight, chosen
RUNS = 0.005  # of a flow or speed, in its unit: less is shown as stopped


def overview_page(look: Look) -> ReactorOverview:
    """The level 2 display."""
    w, marks = look.words, look.marks()
    on_b = look.value("probe") > 0.0
    control = w("control: probe {name}", name="B" if on_b else "A")
    bars = tuple(_bar(look, row, marks, is_kept=row[0] != ("do" if on_b else "do_b")) for row in BARS)
    return ReactorOverview(head(look), _vessel(look, marks), bars, control)


def bar(look: Look, signal: str, marks: dict[str, Standing], set_point: float | None = None) -> Bar:
    """A signal against its limits."""
    tag, value = look.tag(signal), look.value(signal)
    low, high = tag.axis()
    alarm = marks.get(signal)
    priority, state = (alarm.priority, alarm.state) if alarm else (0, "active")
    alert, action = sides(tag.limits)
    return Bar(
        tag.label, value, tag.figure(value), tag.unit, low, high, alert, action, set_point, priority, state
    )  # fmt: skip


def sides(limits: Limits) -> tuple[tuple[float | None, float | None], tuple[float | None, float | None]]:
    """Alert and action limits, None on a side without one."""
    alert = (_finite(limits.alert_low), _finite(limits.alert_high))
    return alert, (_finite(limits.action_low), _finite(limits.action_high))


def _bar(look: Look, row: tuple[str, str, str], marks: dict[str, Standing], *, is_kept: bool) -> Bar:
    signal, set_point, loop = row
    one = bar(look, signal, marks, look.value(set_point) if is_kept else None)
    return replace(one, loop=loop)


def _vessel(look: Look, marks: dict[str, Standing]) -> VesselFacts:
    w = look.words
    most = look.tag("weight").limits.action_high
    gases = tuple(_fact(look, signal, label, marks, is_bare=True) for signal, label in GASES)
    standby = look.value("source") > 0.0
    return VesselFacts(
        level=min(1.0, FULL * look.value("weight") / most),
        foam_share=min(1.0, look.value("foam") / look.tag("foam").limits.action_high),
        weight=_fact(look, "weight", "", marks),
        agitation=_fact(look, "agit", "", marks),
        feed=_fact(look, "feed_flow", w("Feed"), marks),
        base=_fact(look, "base_total", w("Base"), marks),
        jacket=_fact(look, "jacket_temp", w("Jacket"), marks),
        filter=_fact(look, "filter_dp", w("Filter dP"), marks),
        exhaust=_fact(look, "exhaust_valve", w("Vent {name}", name="B" if look.value("filter") > 0.0 else "A"), marks),
        foam=_fact(look, "foam", w("Foam"), marks),
        gases=gases,
        gas_unit=look.tag("o2_flow").unit,
        source=w("Oxygen: standby") if standby else w("Oxygen: main"),
        is_feeding=look.value("feed_flow") > RUNS,
        is_vented=look.value("exhaust_valve") > RUNS,
        has_gas=any(look.value(signal) > RUNS for signal, _ in GASES),
        is_sampling=look.reader.session.readings.get(f"{look.instance.partition('.')[0]}.sampler.flushing", 0.0) > 0.0,
        is_stirred=look.value("agit") > RUNS,
    )


def _fact(look: Look, signal: str, label: str, marks: dict[str, Standing], *, is_bare: bool = False) -> Fact:
    tag = look.tag(signal)
    alarm = marks.get(signal)
    value = look.value(signal)
    priority, state = (alarm.priority, alarm.state) if alarm else (0, "active")
    return Fact(label or tag.label, tag.figure(value) if is_bare else tag.value(value), priority, state)


def _finite(limit: float) -> float | None:
    return limit if abs(limit) < float("inf") else None
