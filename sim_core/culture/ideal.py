"""A vessel that is kept ideally: cells, substrate and feed only. For anchors, design sums and `control=off`."""

from collections.abc import Callable
from dataclasses import dataclass

from sim_core.culture import feeding, platform, published
from sim_core.culture.broth_state import Broth
from sim_core.culture.published import Concentrations, Flow, Monod
from sim_core.culture.space import Stride
from sim_core.culture.state import Schedule
from sim_core.quantity import Second

PLATFORM_STEP: Second = 300.0  # [MODELS 14.1: RK4, 5 min]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a published culture is fed.

    Attributes:
        kinetics: a key of published.RATES, or monod. mode: batch, fedbatch or chemostat.
        rate: L/h from `begin` h on, growing with `growth` 1/h. dilution: of a chemostat, 1/h.
        fed: concentrations of the feed.
    """

    kinetics: str
    mode: str
    rate: float
    begin: float
    growth: float
    dilution: float
    fed: Concentrations
    monod: Monod

    def rates(self) -> Callable[[Concentrations], Concentrations]:
        """The kinetics as a function of concentrations."""
        if self.kinetics == "monod":
            return lambda c: published.monod(c, self.monod)
        return published.RATES[self.kinetics]


def flow(recipe: Recipe, volume: float, hours: float) -> Flow:
    """What flows in now."""
    if recipe.mode == "chemostat":
        return Flow(recipe.dilution * volume, recipe.fed, is_overflowing=True)
    if recipe.mode == "fedbatch" and hours >= recipe.begin - 1e-9:
        rate = recipe.rate
        if recipe.growth > 0.0:
            rate = published.exponential(recipe.rate, recipe.growth, hours - recipe.begin)
        return Flow(rate, recipe.fed)
    return Flow(0.0, recipe.fed)


def advance(c: Concentrations, volume: float, age: Second, recipe: Recipe, dt: Second) -> tuple[Concentrations, float]:
    """Concentrations and volume after dt seconds."""
    rates, longest = recipe.rates(), published.LONGEST[recipe.kinetics]
    hours, left = age / 3600.0, dt / 3600.0
    while left > 1e-12:
        step = min(left, longest)
        if recipe.mode == "fedbatch" and hours < recipe.begin < hours + step - 1e-12:
            step = recipe.begin - hours  # the feed begins between two steps, not within one
        moving = flow(recipe, volume, hours + (0.5 * step if recipe.growth > 0.0 else 0.0))
        c = published.advance(c, volume, moving, rates, step)
        volume += 0.0 if moving.is_overflowing else moving.litres * step
        hours, left = hours + step, left - step
    return c, volume


def advance_platform(x: Broth, schedule: Schedule, age: Second, fed: tuple[float, float], dt: Second) -> None:
    """The platform's cells alone, fed by its rule; `fed` is glucose in mM and mOsm of the feed."""
    left = dt
    while left > 1e-9:
        feeding.look(schedule, x, age, fed[0])
        step = min(left, PLATFORM_STEP - age % PLATFORM_STEP)
        hours = step / 3600.0
        feeds = platform.Feeds(schedule.rate, schedule.rate * fed[0], schedule.rate * fed[1])
        lived = x.cells[6]
        x.cells = platform.advance(x.cells, x.volume, feeds, platform.Surroundings(), Stride(hours))
        x.volume += schedule.rate * hours
        x.mab += platform.Q_MAB * (x.cells[6] - lived)
        schedule.fed += feeds.glucose * hours
        age, left = age + step, left - step
