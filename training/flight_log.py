"""A free flight without a window: what the reactor's instruments say, as rows, with the alarms of each interval."""

from collections.abc import Iterator, Sequence

from sim_core.errors import BadQuantity, Refused
from sim_core.journal import Event
from sim_core.plant import BASE_TICK
from sim_core.quantity import Second
from training import free_flight, opening
from training.free_flight import REACTOR
from training.session import SKIP_STRIDE

SHOWN = (
    "age", "temp", "ph", "do", "do_b", "agit", "press", "air_flow", "o2_flow", "co2_flow", "base_total", "feed_total",
    "weight", "capacitance", "foam", "filter_dp",
)  # fmt: skip
FINEST: Second = 10.0  # chosen: what the control system keeps


def rows(day: float, causes: Sequence[str], times: tuple[Second, Second]) -> Iterator[list[float | str]]:
    """The header, then one row every so often: s since the start, readings, alarms raised since the last row.

    Args:
        day: of the culture.
        causes: as `mission.fault` takes them.
        times: how long, and how often a row.

    Raises:
        PlantError: no such day. Refused: no such cause. BadQuantity: rows without a distance.
    """
    length, every = times
    if every < FINEST:
        raise BadQuantity(f"--every is {every:g} s; a flight writes a row every {FINEST:g} s at the most")
    session = opening.new_flight(day)
    for cause in causes:
        reason = session.submit("mission.fault", cause)
        if reason is not None:
            raise Refused(reason)
    units = {tag: signal.unit for tag, signal in session.parts.plant.signals.items()}
    yield ["time_s", *(f"{name} [{units[f'{REACTOR}.{name}']}]" for name in SHOWN), "alarms"]
    read = 0
    for number in range(int(length / every + 1e-9) + 1):
        while (left := round((number * every - session.time) / BASE_TICK)) > 0:
            free_flight.pace(session, min(SKIP_STRIDE, left))
            session.step()
        fresh = [e for e in session.journal.since(read) if isinstance(e, Event)]
        read = len(session.journal)
        alarms = " ".join(str(e.data.get("signal", e.source)) for e in fresh if e.name == "alarm_raised")
        yield [round(session.time, 1), *(session.readings[f"{REACTOR}.{name}"] for name in SHOWN), alarms]
