"""Contamination in a debrief: what lies on hands and clothes by origin, its chains, the touch map, the what-if."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim_core.journal import Command
from sim_core.ledger import Hop
from sim_core.quantity import Cfu
from training import charts, hand_map
from training.debrief_facts import Load, Part, Touch
from training.lacking import control
from training.page import Page
from training.page_words import NBSP, small
from training.whatif import Outcome

MOST_LOADS = 3
MOST_TOUCHES = 5
LEAST: Cfu = 0.05  # less on a garment is not worth a drawing
_CHANGED = 0.01  # share by which a figure must change to be told


@dataclass(frozen=True, slots=True)
class Shown:
    """One load with its drawing and its chains."""

    title: str
    drawing: str
    chains: Sequence[str]


@dataclass(frozen=True, slots=True)
class TouchRow:
    """One touch point in the list of those that moved most."""

    place: str
    took: str
    left: str
    times: str
    share: float


@dataclass(frozen=True, slots=True)
class OtherRun:
    """The what-if: a question, a table (names, then rows of name and figures), and what became impossible."""

    question: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    impossible: str


def sentence(page: Page) -> str:
    """The ledger in one sentence: the fullest hand and where most of it came from."""
    best = max(((p, h) for h in page.facts.hands for p in h.parts), key=lambda pair: pair[0].cfu, default=None)
    if best is None:
        return page.w("Your hands end clean.")
    part, hand = best
    share = f"{page.n(100 * part.share)}{NBSP}%"
    told = "{share} of what is on your {side} came from {origin} at {clock}."
    where = page.origin(part.origin, part.act)
    return page.w(told, share=share, side=page.w(hand.name), origin=_inside(where), clock=page.at(part.time))


def _inside(words: str) -> str:
    """A noun inside a sentence: its first letter small unless the second is a capital too (`EBR`)."""
    return words[:1].lower() + words[1:] if len(words) > 1 and not words[1].isupper() else words


def shown(page: Page) -> list[Shown]:
    """Hands and the fullest garments."""
    found = sorted(page.facts.hands, key=lambda load: -load.total)
    more = [load for load in [*found[1:], *page.facts.clothes[:1]] if load.total >= LEAST]
    chosen = [load for load in [*found[:1], *more] if load.parts][:MOST_LOADS]
    return [_shown(page, load) for load in chosen]


def _shown(page: Page, load: Load) -> Shown:
    parts = [_flow(page, part) for part in load.parts]
    rest = 1.0 - sum(p.share for p in load.parts)
    if rest > 1e-3:
        parts.append(charts.Flow(page.w("all others"), "", rest))
    name = page.w(load.name)
    target = (name, page.cfu(load.total))
    told = ", ".join(f"{part.text} {page.n(100 * part.share)}{NBSP}%" for part in parts)
    drawing = charts.flows(parts, target, f"{name}, {page.cfu(load.total)}: {told}")
    chains = [f"{page.n(100 * p.share)}{NBSP}% · {chain(page, p)}" for p in load.parts if p.hops]
    return Shown(name[:1].upper() + name[1:], drawing, chains)


def _flow(page: Page, part: Part) -> charts.Flow:
    first = part.hops[0] if len(part.hops) > 1 else None
    detail = page.w("then {chain}", chain=_hop(page, part.hops[-1])) if first is not None else ""
    return charts.Flow(f"{page.origin(part.origin, part.act)}, {page.at(part.time)}", detail, part.share)


def chain(page: Page, part: Part) -> str:
    """How the largest source of a part came, hop by hop, with what moved."""
    first = part.hops[0]
    hops = [f"{page.at(first.time)} {page.place(first.giver)}"]
    for hop in part.hops:
        hops.append(f"{page.place(hop.taker)} {page.cfu(hop.cfu)}")
    return " → ".join(hops)


def _hop(page: Page, hop: Hop) -> str:
    return f"{page.at(hop.time)} {page.place(hop.giver)} → {page.place(hop.taker)}"


def touch_map(page: Page) -> str:
    """Both palms, each zone as dark as what moved through it in touches."""
    drawings = [_drawing(page, side) for side in ("left", "right")]
    figures = [[_figure(page, d.zones.get(zone, 0.0)) for zone in hand_map.ZONES] for d in drawings]
    write = {least: small(least, page.lang) for least, _ in hand_map.SHADES}
    write[0.0] = "0"
    write[100.0] = f"{write[100.0]} {page.w('CFU')}"
    words = hand_map.Legend(
        page.w("Touch map of your hands"), {zone: page.w(f"hand|{zone}") for zone in hand_map.ZONES}, write,
        page.w("not rubbed"),
    )  # fmt: skip
    return hand_map.hands(drawings[0], drawings[1], words, (figures[0], figures[1]))


def _figure(page: Page, cfu: Cfu) -> str:
    return small(cfu, page.lang) if cfu >= 0.01 else "0"


def _drawing(page: Page, side: str) -> hand_map.HandDrawing:
    loads: dict[str, Cfu] = {}
    for touch in page.facts.touches:
        if f".{side}_" in touch.hand:
            zones = hand_map.zones_of(touch.place)
            for zone in zones:
                loads[zone] = loads.get(zone, 0.0) + (touch.took + touch.left) / len(zones)
    return hand_map.HandDrawing(page.w(f"{side} hand"), loads, _unrubbed(page, side))


def _unrubbed(page: Page, side: str) -> tuple[str, ...]:
    """Zones that neither washing nor rubbing reached in the end."""
    person = page.facts.session.parts.plant.state.units["people"].people["trainee"]
    reached = {*person.wash.zones, *person.rub.zones}
    return tuple(zone for zone in hand_map.ZONES if f"{side}_{zone}" not in reached)


def touch_points(page: Page) -> list[TouchRow]:
    """Where touches moved most, the largest first."""
    by_place: dict[str, list[Touch]] = {}
    for touch in page.facts.touches:
        by_place.setdefault(touch.place, []).append(touch)
    sums = {place: (sum(t.took for t in found), sum(t.left for t in found)) for place, found in by_place.items()}
    ranked = sorted(sums, key=lambda place: -sum(sums[place]))[:MOST_TOUCHES]
    most = sum(sums[ranked[0]]) if ranked else 1.0
    return [
        TouchRow(
            page.place(place), page.cfu(sums[place][0]), page.cfu(sums[place][1]), _times(page, by_place[place]),
            sum(sums[place]) / (most or 1.0),
        )
        for place in ranked
    ]  # fmt: skip


def _times(page: Page, found: Sequence[Touch]) -> str:
    first = page.at(found[0].time)
    return first if len(found) == 1 else f"{first} ({len(found)}{NBSP}×)"


def other_run(page: Page) -> OtherRun | None:
    """The run beside the same run with one act changed."""
    suggestion, other = page.facts.suggestion, page.facts.other
    if suggestion is None or other is None:
        return None
    heads, columns = [page.w("score"), page.w("left hand"), page.w("right hand")], []
    for run in (other.as_was, other.as_edited):
        score = page.n(run.score) if run.score is not None else "–"
        columns.append([score, page.cfu(run.left_cfu), page.cfu(run.right_cfu)])
    for name, was, now in _more(page, other.as_was, other.as_edited):
        heads.append(name)
        columns[0].append(was)
        columns[1].append(now)
    names = (page.w("as it was"), page.w("same run, this one act changed"))
    rows = [(name, *column) for name, column in zip(names, columns, strict=True)]
    newly = list(dict.fromkeys(target for _, target, _ in other.newly_impossible))[:4]
    return OtherRun(question(page), heads, rows, ", ".join(control(page, t) for t in newly))


def question(page: Page) -> str:
    """What the what-if asks, its blanks filled in words."""
    suggestion = page.facts.suggestion
    assert suggestion is not None  # noqa: S101 - its callers looked
    return page.w(suggestion.question, **{k: _blank(page, k, v) for k, v in suggestion.values.items()})


def _blank(page: Page, name: str, value: object) -> str:
    match name, value:
        case "clock", float() | int():
            return page.at(value)
        case "seconds", float() | int():
            return page.n(value)
        case "act", Command():
            return _inside(page.act(value))
        case "place", str():
            return _inside(page.place(value))
        case "garment", str():
            return page.w(value.replace("_", " "))
        case _:
            return _inside(page.t(str(value)))


def _more(page: Page, was: Outcome, now: Outcome) -> list[tuple[str, str, str]]:
    """Figures that the change moved: clothes, plates, seconds beyond limits."""
    found = [(page.w("clothes, outside"), was.clothes_cfu, now.clothes_cfu, "cfu")]
    found += [(page.w(n.replace("_", " ")), v, now.plates.get(n, 0.0), "cfu") for n, v in was.plates.items()]
    tags: Mapping[str, str] = {row.id: row.tag for row in page.facts.mission.watch}
    beyond = sorted(was.beyond, key=lambda n: -abs(was.beyond[n] - now.beyond.get(n, 0.0)))
    found += [
        (page.w("{signal} beyond its limit", signal=control(page, tags[n])), was.beyond[n], now.beyond.get(n, 0.0), "s")
        for n in beyond[:2]
    ]
    return [
        (name, _written(page, one, unit), _written(page, other, unit))
        for name, one, other, unit in found
        if abs(one - other) > _CHANGED * max(one, other) and max(one, other) > 1e-3
    ][:3]


def _written(page: Page, value: float, unit: str) -> str:
    return page.cfu(value) if unit == "cfu" else f"{page.n(value)}{NBSP}s"


def plates(page: Page) -> list[tuple[str, str]]:
    """What contact plates grew, and how likely none would have grown."""
    told = "grew {count} CFU; {expected} expected"
    return [
        (page.w(name.replace("_", " ")), page.w(told, count=plate.count, expected=small(plate.expected, page.lang)))
        for name, plate in page.card.plates.items()
    ]
