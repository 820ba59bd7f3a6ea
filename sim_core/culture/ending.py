"""How a culture ends: pumped to the harvest, or killed in place; the heel is rinsed to the kill header.

    harvest   1.8 m3/h out of the vessel until 5 L are left
    kill      the jacket takes steam; after 30 min above 80 degC the broth goes to the kill tank, while that takes it
    rinse     400 L through the heel in the 45 min of the cleaning:  what is left = exp(-litres / heel)
    death     k = ln 10 / D,  D = 2 min at 60 degC, a tenth per 7 K more

D and z are chosen within those of vegetative bacteria; mammalian cells die earlier.
"""

from sim_core.culture import opening
from sim_core.culture.broth_state import Broth
from sim_core.culture.space import FLOATS
from sim_core.culture.state import Reactor
from sim_core.quantity import Second

HARVEST_RATE = 1800.0  # L/h, chosen: a batch in an hour
LEFT = 5.0  # L
KILL_INLET = 95.0  # degC of the jacket
KILL_AT, KILL_FOR = 80.0, 1800.0  # degC, s
RINSE_RATE = 400.0 / 0.75  # L/h, chosen: two rinses of 200 L
_D, _D_AT, _Z = 120.0, 60.0, 7.0  # s, degC, K


def pump_out(x: Reactor, dt: Second) -> bool:
    """One step of the transfer; True when the vessel is empty."""
    litres = min(HARVEST_RATE * dt / 3600.0, x.broth.volume - LEFT)
    if litres > 0.0:
        opening.draw(x.broth, litres)
    return bool(x.broth.volume <= LEFT + 1e-6)


def kill(x: Reactor, dt: Second, gate: float, reading: float) -> bool:
    """One step of the kill; True when the vessel is empty.

    Args:
        x: the reactor.
        dt: s.
        gate: 1 while the kill tank takes what is sent.
        reading: of the thermometer, degC: what the time is counted by.
    """
    die(x.broth, dt)
    if x.hot < KILL_FOR:
        x.hot = x.hot + dt if reading >= KILL_AT else 0.0
        return False
    _send(x, gate * HARVEST_RATE * dt / 3600.0)
    return bool(x.broth.volume <= LEFT + 1e-6)


def _send(x: Reactor, most: float) -> None:
    """Broth to the kill header: its litres, and what still lives in it."""
    b = x.broth
    litres = min(most, b.volume - LEFT)
    if litres > 0.0:
        left = b.volume - litres
        _count(x, litres / b.volume, litres)
        b.volume = left


def _count(x: Reactor, share: float, litres: float) -> None:
    """A share of what the vessel holds goes to the kill header in so many litres; the volume stays."""
    b = x.broth
    volume = b.volume
    x.sent += litres
    x.sent_cells += b.cells[0] * share
    x.sent_germs += b.cells[8] * share if len(b.cells) > 8 else 0.0
    opening.draw(b, share * volume)
    b.volume = volume


def rinse(x: Reactor, dt: Second) -> None:
    """One step of the cleaning: water washes the heel, and what lives in it, to the kill header."""
    b = x.broth
    litres = RINSE_RATE * dt / 3600.0
    _count(x, 1.0 - FLOATS.exp(-litres / b.volume), litres)


def die(broth: Broth, dt: Second) -> None:
    """Cells and bacteria die of heat: viable become dead, bacteria are gone."""
    decades = dt / _D * 10.0 ** min(6.0, (broth.temperature - _D_AT) / _Z)
    left = FLOATS.exp(-2.302585093 * min(decades, 300.0))
    viable, dead, *rest = broth.cells
    broth.cells = (viable * left, dead + viable * (1.0 - left), *rest[:6], *(b * left for b in rest[6:]))
