"""The names that people answer to: signals, controls and faults of the unit `operator`, from its site."""

from typing import Literal

from sim_core.people.rack import has_sizes
from sim_core.people.rules import GRIPS, HANDS, ITEMS, SIZES, SPOTS, STREET, ZONES, Fixture, Site, Someone
from sim_core.unit import Control, Fault, Signal

Kind = Literal["text", "press", "hold"]
HOLD = ("start", "stop")


def signals_of(site: Site) -> tuple[Signal, ...]:
    """Outputs of every person and fixture; inputs are the openings of the doors."""
    signals = [s for someone in site.people for s in _person_signals(someone.name, len(site.rooms))]
    signals += [s for fixture in site.fixtures for s in _fixture_signals(fixture, site)]
    return (*signals, *(_opening(gate.id) for gate in site.gates))


def controls_of(site: Site) -> tuple[Control, ...]:
    """Controls of every person and fixture."""
    controls = [c for someone in site.people for c in _person_controls(someone, site)]
    return (*controls, *(c for fixture in site.fixtures for c in _fixture_controls(fixture, site)))


def faults_of(site: Site) -> tuple[Fault, ...]:
    """What may be wrong with a person's clothes without anybody's act."""
    return tuple(f for someone in site.people for f in _person_faults(someone.name))


def _opening(door: str) -> Signal:
    return Signal(f"people.{door}.opening", "1", "input", f"How far {door} stands open.", 0.0, 1.0, 0.0)


def _person_signals(name: str, rooms: int) -> list[Signal]:
    inf = float("inf")
    return [
        Signal(f"{name}.{local}", unit, "output", doc, 0.0, high)
        for local, unit, doc, high in (
            ("room_index", "#", "Number of the room in the plan's order.", float(rooms - 1)),
            ("speed", "m/s", "Walking speed of the motion class.", 9.0),
            ("left_cfu", "CFU", "Load of what the left hand touches with (truth).", inf),
            ("right_cfu", "CFU", "Load of what the right hand touches with (truth).", inf),
            ("worn", "#", "Garments worn, street wear not counted.", 20.0),
            ("wash_s", "s", "Seconds of the present or last wash.", inf),
            ("wet_s", "s", "Seconds that the hands were rubbed wet with alcohol.", inf),
            ("coverage", "1", "Share of the ten zones of the hands that were rubbed.", 1.0),
            ("gown_cfu", "CFU", "Load of the outside of the gown, at the front where hands hold it (truth).", inf),
            ("gaps", "#", "Spots of the gown that stand open (truth).", 10.0),
            ("shed_np05", "/s", "Particles of 0.5 um and more shed into the room (truth).", inf),
            ("shed_cfu", "CFU/s", "Viable carriers shed into the room (truth).", inf),
        )
    ]


def _fixture_signals(fixture: Fixture, site: Site) -> list[Signal]:
    inf = float("inf")
    match fixture.equipment:
        case "sink":
            return [Signal(f"{fixture.id}.wash_s", "s", "output", "Seconds of the wash at this sink.", 0.0, inf)]
        case "sanitiser":
            return [Signal(f"{fixture.id}.wet_s", "s", "output", "Wet seconds of the rub begun here.", 0.0, inf)]
        case "gown_rack" if has_sizes(fixture, site):
            days = "Days until the date on the tag in front; negative when it is past."
            torn = "Whether a seam of the piece in front stands open."
            return [
                Signal(f"{fixture.id}.days_left", "d", "output", days, -366.0, 366.0),
                Signal(f"{fixture.id}.is_torn", "1", "output", torn, 0.0, 1.0),
            ]
        case "locker":
            return [Signal(f"{fixture.id}.is_open", "1", "output", "Whether the locker stands open.", 0.0, 1.0)]
        case _:
            return []


def _person_controls(someone: Someone, site: Site) -> list[Control]:
    name = someone.name
    motions = tuple(site.mechanics.emission)
    return [
        Control(
            f"{name}.enter", "text", "Walk into a room.", choices=tuple(site.rooms), interlock="A door stands open."
        ),
        Control(f"{name}.be_in", "text", "Be put into a room by the trainer.", choices=tuple(site.rooms)),
        Control(f"{name}.wear", "text", "Be dressed by the trainer: garments with spaces between."),
        Control(f"{name}.carry", "text", "Be given things by the trainer: watch phone jewellery food."),
        Control(f"{name}.motion", "text", "Move like this from now on.", choices=motions),
        Control(f"{name}.hand", "text", "Use this hand from now on.", choices=HANDS),
        Control(f"{name}.touch", "text", "Touch a place with the used hand.", interlock="The place is in reach."),
        Control(f"{name}.rub", "text", "Rub a zone of a hand.", choices=ZONES, interlock="Washing or rubbing is on."),
    ]


def _fixture_controls(fixture: Fixture, site: Site) -> list[Control]:
    dropped = (*ITEMS, *STREET)
    every = tuple(site.garments)
    rows: list[tuple[str, Kind, str, tuple[str, ...]]]
    match fixture.equipment:
        case "locker":
            rows = [("open", "press", "Open it.", ()), ("close", "press", "Close it.", ())]
            rows.append(("drop", "text", "Put a thing in.", dropped))
        case "bin":
            rows = [("drop", "text", "Throw a thing in.", tuple(dict.fromkeys((*dropped, *every))))]
        case "sink":
            rows = [("wash", "hold", "Wash both hands.", HOLD), ("dry", "press", "Dry with a single-use towel.", ())]
        case "sanitiser":
            rows = [("dispense", "press", "Take a dose of alcohol.", ()), ("rub", "hold", "Rub the dose in.", HOLD)]
        case "gown_rack":
            rows = _rack_controls(fixture, site)
        case "bench_over":
            rows = [("step_over", "text", "Cross to this side.", ("clean", "dirty")), ("sit", "press", "Sit down.", ())]
        case "mirror":
            rows = [("self_check", "text", "Look at a spot of the gown.", SPOTS)]
        case _:
            rows = []
    return [Control(f"{fixture.id}.{local}", kind, doc, choices=choices) for local, kind, doc, choices in rows]


def _rack_controls(rack: Fixture, site: Site) -> list[tuple[str, Kind, str, tuple[str, ...]]]:
    every = tuple(site.garments)
    sized = tuple(f"{name}.{size}" for name in rack.garments if site.garments[name].has_sizes for size in SIZES)
    pieces = (*rack.garments, *sized)
    rows: list[tuple[str, Kind, str, tuple[str, ...]]] = [
        ("take_item", "text", f"Take GARMENT:GRIP or GARMENT.SIZE:GRIP ({', '.join(GRIPS)}).", pieces),
        ("check_expiry", "text", "Read the tag: its dates.", pieces),
        ("check_integrity", "text", "Look at seams and fasteners.", pieces),
        ("don", "text", "Put on GARMENT, or GARMENT:floor.", every),
        ("doff", "text", "Take off.", every),
    ]
    if has_sizes(rack, site):
        rows.append(("choose_size", "text", "Turn the tags of a size to the front.", SIZES))
    return rows


def _person_faults(name: str) -> list[Fault]:
    return [
        Fault(f"{name}.gown_breach", "1", 1.0, 1.0, 10.0, "Factor on viable carriers through an open seam."),
        Fault(f"{name}.hood_gap", "1", 0.0, 0.0, 1.0, "Share of the hood that stands open."),
        Fault(f"{name}.torn_glove", "1", 0.0, 0.0, 1.0, "Share of a full tear in the left glove."),
    ]
