"""The batch in a debrief: what it comes to on day 14, what that costs, how the causes were told apart, how germs came.

Prices are chosen, of the order of a 2000 L plant, to weigh outcomes against each other: drug substance, a kill with its
cycle of the tank, cleaning and steaming, two weeks of a reactor.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim_core.ledger import Hop
from sim_core.quantity import Second
from training import charts
from training.aftermath import Batch, Flight
from training.debrief_facts import Part
from training.dialogue_model import Fact
from training.page import Page
from training.page_words import NBSP, small

GRAM = 300.0  # EUR of a gram of antibody, chosen
KILL, CLEANING, SLOT = 20e3, 35e3, 400e3  # EUR, chosen
DAY = 24.0  # h
AT_START: Second = 1.0  # what is known so early was not read
HIGHEST, LEAST = 150.0, 1e-3  # %: DO is drawn up to here; L/min: less is none
_BANDS = (
    ("Dissolved oxygen", "%", ("do", "do_b")),
    ("Oxygen flow", "L/min", ("o2_flow",)),
    ("Vent", "mbar", ("press", "filter_dp")),
)
_NAMES = {"do": "DO_A", "do_b": "DO_B", "o2_flow": "O2", "press": "press", "filter_dp": "filter dp"}


@dataclass(frozen=True, slots=True)
class Shown:
    """The section: a sentence, a drawing, a table of courses, the price, the reasoning, the way of the germs."""

    sentence: str
    drawing: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    price: str
    split: str
    tree: Sequence[tuple[str, str, str]]
    chains: Sequence[str]


def shown(page: Page) -> Shown | None:
    """The section of a run with a batch."""
    batch = page.facts.batch
    if batch is None:
        return None
    heads = [page.w(text) for text in ("titre", "viability", "antibody", "worth", "outcome")]
    rows = [_row(page, page.w(name), flight) for name, _, flight in _courses(batch)]
    tree = list(_tree(page))
    return Shown(
        _sentence(page, batch), _drawing(page, batch), heads, rows, _price(page, batch), _split(page, tree),
        tree, [_chain(page, part) for part in page.facts.broth.parts if part.hops] if page.facts.broth else [],
    )  # fmt: skip


def bands(page: Page, batch: Batch) -> list[charts.Band]:
    """Signals of the reactor while the run was played."""
    found = []
    for name, unit, tags in _BANDS:
        curves = [
            charts.Curve(page.w(_NAMES[tag]), [(t, _drawn(v, unit)) for t, v in points])
            for tag in tags
            if (points := page.facts.curves.get(f"{batch.reactor}.{tag}"))
        ]
        if curves:
            found.append(charts.Band(page.w(name), page.w(unit), curves))
    return found


def _drawn(value: float, unit: str) -> float:
    """What an axis shows: DO up to 150 %, no flow of a thousandth."""
    return min(value, HIGHEST) if unit == "%" else value if abs(value) > LEAST else 0.0


def _courses(batch: Batch) -> tuple[tuple[str, str, Flight], ...]:
    """Name in the table, name at a curve, course."""
    return (
        ("as you left it", "curve|as left", batch.left),
        ("had nobody come", "curve|nobody", batch.alone),
        ("without the cause", "curve|no cause", batch.healthy),
    )


def _row(page: Page, name: str, flight: Flight) -> tuple[str, ...]:
    titre = f"{page.n(flight.titre[-1], 2)}{NBSP}g/L"
    viability = f"{page.n(flight.viability[-1])}{NBSP}%"
    outcome = page.w(f"batch|{flight.lost}") if flight.lost else page.w("to the harvest")
    return name, titre, viability, f"{page.n(flight.grams / 1e3, 2)}{NBSP}kg", _money(page, worth(flight)), outcome


def worth(flight: Flight) -> float:
    """EUR of what can be harvested, less what a lost batch costs."""
    lost = (KILL + CLEANING + SLOT) if flight.lost else 0.0
    return flight.grams * GRAM - lost


def _money(page: Page, euros: float) -> str:
    sign = "−" if euros < 0.0 else ""
    return f"{sign}{page.n(abs(euros) / 1e6, 2)}{NBSP}{page.w('million EUR')}"


def _sentence(page: Page, batch: Batch) -> str:
    left, well = batch.left, batch.healthy
    if left.lost:
        told = "The batch is lost: {outcome}. Without the cause it would have made {grams} kg."
        return page.w(told, outcome=page.w(f"batch|{left.lost}"), grams=page.n(well.grams / 1e3, 2))
    told = "What you left makes {titre} g/L at {viability} % viable on day 14: {share} % of a batch without the cause."
    share = 100.0 * left.grams / well.grams if well.grams else 0.0
    return page.w(told, titre=page.n(left.titre[-1], 2), viability=page.n(left.viability[-1]), share=page.n(share))


def _price(page: Page, batch: Batch) -> str:
    told = (
        "Against the batch without the cause: {lost} lost; your acts changed the outcome by {gained}. Chosen prices: "
        "{gram} EUR a gram; a lost batch costs its kill, its cleaning and two weeks of the reactor ({more})."
    )
    lost = max(0.0, worth(batch.healthy) - worth(batch.left))
    gained = worth(batch.left) - worth(batch.alone)
    return page.w(
        told, lost=_money(page, lost), gained=_money(page, gained), gram=page.n(GRAM),
        more=_money(page, KILL + CLEANING + SLOT),
    )  # fmt: skip


def _drawing(page: Page, batch: Batch) -> str:
    begun = min(batch.left.hours[0], batch.alone.hours[0])
    end = batch.healthy.hours[-1]
    ticks = [(h - begun, page.w("day {n}", n=page.n(h / DAY))) for h in _days(begun, end)]
    frame = charts.Frame(end - begun, ticks, width=charts.WIDTH - 220.0)
    found = []
    for name, unit, values in (("Titre", "g/L", "titre"), ("Viability", "%", "viability")):
        curves = []
        for _, words, flight in _courses(batch):
            pairs = zip(flight.hours, getattr(flight, values), strict=True)
            points = [(h - begun, v) for h, v in pairs if h >= begun - 1e-6]
            curves.append(charts.Curve(page.w(words), points))
        found.append(charts.Band(page.w(name), page.w(unit), curves))
    return charts.lanes(frame, [found[0]], [], page.w("Titre")) + charts.lanes(
        frame, [found[1]], [], page.w("Viability")
    )


def _days(begun: float, end: float) -> list[float]:
    return [DAY * n for n in range(int(begun // DAY) + 1, round(end / DAY) + 1)]


# The reasoning


def _tree(page: Page) -> Iterator[tuple[str, str, str]]:
    """Each reading that left fewer causes than before, in the order in which it was read."""
    mission, known = page.facts.mission, page.facts.session.progress.known
    left = [f.id for f in mission.faults if f.inject is not None]
    causes = {f.id: page.t(f.cause) for f in mission.faults}
    for fact in _read(page):
        kept = [f for f in left if f in (fact.right or ())]
        if fact.right is not None and len(kept) < len(left) and kept:
            left = kept
            yield page.at(known[fact.id]), page.t(fact.text), " · ".join(causes[f] for f in left)


def _read(page: Page) -> list[Fact]:
    """What was read during the run, not what anybody may think: in order of time."""
    known = page.facts.session.progress.known
    facts = [f for f in page.facts.mission.dialogue.facts if known.get(f.id, 0.0) > AT_START]
    return sorted((f for f in facts if f.part in ("what", "excluded")), key=lambda f: known[f.id])


def _split(page: Page, tree: Sequence[tuple[str, str, str]]) -> str:
    if not tree:
        return page.w("Nothing that you read told the four causes apart.")
    return page.w("The first reading that split the four causes came at {clock}.", clock=tree[0][0])


# The germs


def _chain(page: Page, part: Part) -> str:
    """How the largest source came, hop by hop, from what touched it to the broth."""
    first = part.hops[0]
    hops = [f"{_when(page, first.time)} {page.place(first.giver)}", *(_hop(page, hop) for hop in part.hops)]
    return f"{page.n(100 * part.share)}{NBSP}% · " + " → ".join(hops)


def _hop(page: Page, hop: Hop) -> str:
    return f"{_when(page, hop.time)} {page.place(hop.taker)} ({small(hop.cfu, page.lang)}{NBSP}{page.w('CFU')})"


def _when(page: Page, time: Second) -> str:
    """Day of the culture and clock: `day 5, 17:40`."""
    batch = page.facts.batch
    age = batch.alone.hours[0] * 3600.0 if batch is not None else 0.0
    return page.w("day {n}, {clock}", n=page.n((age + time) // 86400.0), clock=page.at(time))
