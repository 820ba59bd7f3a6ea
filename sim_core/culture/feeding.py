"""The feeding rule of the platform process [MODELS 14.1]: from 60 h on, every 12 h.

    fed next = eaten (in the last 12 h) x growth (of the viable count, 0.8 to 1.5) + what steers glucose to 22 mM
    at most 0.16 % of the volume an hour

Eaten: what the feed totaliser says was given, less what the analyser says is there. A pump that lies misleads the rule.
"""

from sim_core.culture import platform
from sim_core.culture.broth_state import Broth
from sim_core.culture.space import FLOATS, Space
from sim_core.culture.state import Schedule
from sim_core.quantity import Second

BEGIN: Second = 60.0 * 3600.0
EVERY: Second = 12.0 * 3600.0
GLUCOSE = 22.0  # mM
MOST = 0.0016  # L per L and hour
LEAST_GROWTH, MOST_GROWTH = 0.8, 1.5


def assume(x: Schedule, broth: Broth) -> None:
    """Begin in the middle of a culture: what it eats now is what it ate in the last 12 h."""
    rates = platform.derivative(broth.cells, broth.volume, platform.Feeds(), platform.Surroundings())
    x.glucose, x.cells = broth.cells[3], broth.cells[0] / broth.volume
    x.fed = -rates[3] * EVERY / 3600.0


def look(x: Schedule, broth: Broth, age: Second, concentration: float, xp: Space = FLOATS) -> None:
    """Set the feed rate for the next 12 h when a look is due; `concentration` is glucose in the feed, mM."""
    if age < x.next_look - 1e-6:
        return
    glucose, cells = broth.cells[3], broth.cells[0] / broth.volume
    eaten = x.fed + x.glucose - glucose
    if age >= BEGIN - 1e-6:
        growth = xp.clip(cells / xp.maximum(x.cells, 1e-9), LEAST_GROWTH, MOST_GROWTH)
        need = eaten * growth + GLUCOSE * broth.volume - glucose
        x.rate = xp.minimum(xp.maximum(0.0, need / (EVERY / 3600.0) / concentration), MOST * broth.volume)
    x.next_look = (age // EVERY + 1.0) * EVERY if age % EVERY < EVERY - 1e-6 else age + EVERY
    x.glucose, x.fed, x.cells = glucose, 0.0, cells
