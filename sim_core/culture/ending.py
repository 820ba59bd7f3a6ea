"""How a culture ends: pumped to the harvest, or killed in place.

    harvest   1.8 m3/h out of the vessel until 5 L are left
    kill      the jacket takes steam; above 80 degC for 30 min the broth goes to the kill tank
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
_D, _D_AT, _Z = 120.0, 60.0, 7.0  # s, degC, K


def pump_out(x: Reactor, dt: Second) -> bool:
    """One step of the transfer; True when the vessel is empty."""
    litres = min(HARVEST_RATE * dt / 3600.0, x.broth.volume - LEFT)
    if litres > 0.0:
        opening.draw(x.broth, litres)
    return bool(x.broth.volume <= LEFT + 1e-6)


def kill(x: Reactor, dt: Second) -> bool:
    """One step of the kill; True when it was hot long enough."""
    die(x.broth, dt)
    x.hot = x.hot + dt if x.broth.temperature >= KILL_AT else 0.0
    return x.hot >= KILL_FOR


def die(broth: Broth, dt: Second) -> None:
    """Cells and bacteria die of heat: viable become dead, bacteria are gone."""
    decades = dt / _D * 10.0 ** min(6.0, (broth.temperature - _D_AT) / _Z)
    left = FLOATS.exp(-2.302585093 * min(decades, 300.0))
    viable, dead, *rest = broth.cells
    broth.cells = (viable * left, dead + viable * (1.0 - left), *rest[:6], *(b * left for b in rest[6:]))
