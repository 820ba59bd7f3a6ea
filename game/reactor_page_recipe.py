"""The procedure of the reactor by ISA-88: what is done, what runs and what it waits for."""

from dataclasses import dataclass, field

from game.hmi.reactor_model import Entry, PhaseRow, PhaseState, ReactorRecipe, StepRow
from game.reactor_draft import Change, draft
from game.reactor_look import DAY, Look, head, phase_name
from game.reactor_page_loops import entry, number_shown
from game.words import Words
from sim_core.culture import phases
from sim_core.culture.empty import F0_NEEDED

PROCEDURE = "mAb-01"
ROWS = (
    "cip",
    "sip",
    "pressure_hold",
    "add_medium",
    "inoculate",
    "culture",
    "transfer",
    "kill",
)  # operation, or culture
RUNS = {  # phase -> the row that runs
    "cip": "cip",
    "sip": "sip",
    "pressure_hold": "pressure_hold",
    "culture": "culture",
    "harvest": "transfer",
    "kill": "kill",
}
DONE_AT = {"cip": 2, "sip": 4, "pressure_hold": 6, "add_medium": 7, "inoculate": 8, "culture": 9}  # number of the phase
NUMBERS = ("add_medium", "inoculate")
CULTURE_DAYS = 14  # the platform process is harvested then [MODELS 14]


@dataclass(slots=True)
class RecipeChosen:
    """What is chosen on the page: the row (empty: the one that runs), and the change that waits."""

    row: str = ""
    change: Change = field(default_factory=Change)


def recipe_page(look: Look, chosen: RecipeChosen) -> ReactorRecipe:
    """Procedure and operation."""
    w = look.words
    row = chosen.row or running(look)
    rows = tuple(_phase(look, name) for name in ROWS)
    runs = RUNS.get(look.phase) == row
    steps = _culture(look) if row == "culture" else (_step(look, row, runs=runs),)
    entries: tuple[Entry, ...] = ()
    if row in NUMBERS:
        words = w("Culture medium") if row == "add_medium" else w("Viable cells")
        entries = (entry(look, row, words, chosen.change),)
    return ReactorRecipe(
        head(look),
        w("Procedure: {name} production", name=PROCEDURE),
        rows,
        row,
        w("Operation: {name}", name=_name(row, w)),
        _elapsed(look) if runs else "",
        steps,
        entries,
        _buttons(look, row, chosen.change, runs=runs),
        draft(chosen.change, look),
        _hint(look, row, runs=runs),
    )


def running(look: Look) -> str:
    """The row that runs, else the one that comes next."""
    now = RUNS.get(look.phase)
    if now is not None:
        return now
    return next(name for name in ROWS if name == "culture" or look.phase in phases.OPERATIONS[name][0])


def _phase(look: Look, row: str) -> PhaseRow:
    w = look.words
    state: PhaseState = "idle"
    if RUNS.get(look.phase) == row:
        state = "held" if look.value("held") > 0.0 else "running"
    elif int(look.value("phase")) >= DONE_AT.get(row, len(phases.ORDER)):
        state = "complete"
    said = {"complete": w("Complete"), "running": w("Running"), "held": w("On hold"), "idle": w("Idle")}
    return PhaseRow(row, _name(row, w), state, said[state])


def _name(row: str, w: Words) -> str:
    match row:
        case "add_medium":
            return w("Fill medium")
        case "inoculate":
            return w("Inoculate")
        case "transfer":
            return phase_name("harvest", w)
    return phase_name(row, w)


def _culture(look: Look) -> tuple[StepRow, ...]:
    """What goes on in a culture, and what it waits for."""
    w, marks = look.words, look.marks()
    is_on = look.phase == "culture"
    runs = w("Running") if is_on else w("Idle")
    fed = w("On hold") if look.value("held") > 0.0 else runs
    probe = "B" if look.value("probe") > 0.0 else "A"
    oxygen = w("probe {name}, O₂ {flow}", name=probe, flow=look.shown("o2_flow"))
    feed = look.shown("feed_flow")
    by = w("{flow} set by hand", flow=feed) if look.value("manual.feed") > 0.5 else w("{flow} by the rule", flow=feed)
    base = w("CO₂ {flow}, base {litres}", flow=look.shown("co2_flow"), litres=look.shown("base_total"))
    worst = min((marks[s].priority for s in ("do", "do_b", "o2_flow") if s in marks), default=0)
    acid = marks["ph"].priority if "ph" in marks else 0
    return (
        StepRow(w("Stir"), runs, look.shown("agit"), marks["agit"].priority if "agit" in marks else 0),
        StepRow(w("Aerate, control DO"), runs, oxygen, worst),
        StepRow(w("Control pH"), fed, base, acid),
        StepRow(w("Feed"), fed, by),
        StepRow(w("Daily sample"), w("Waiting"), w("for the operator")),
        StepRow(w("Harvest"), w("Idle"), w("on day {n}, or when told", n=CULTURE_DAYS)),
    )


def _step(look: Look, row: str, *, runs: bool) -> StepRow:
    """What one other operation does, and what it waits for."""
    w = look.words
    minutes = f"{look.value('phase_time'):.0f}" if runs else "0"
    cleans, holds = (f"{phases.ENDS[name][0] / 60:.0f}" for name in ("cip", "pressure_hold"))
    lethality, cold, weight = look.tag("f0").figure(look.value("f0")), look.shown("sip_temp"), look.shown("weight")
    waits = {
        "cip": w("{n} of {all} min", n=minutes, all=cleans),
        "sip": w("F0 {n} of {all} min, coldest {temp}", n=lethality, all=f"{F0_NEEDED:g}", temp=cold),
        "pressure_hold": w("{n} of {all} min, lost {drop}", n=minutes, all=holds, drop=look.shown("hold_drop")),
        "add_medium": w("in the vessel: {weight}", weight=weight),
        "inoculate": w("in the vessel: {weight}", weight=weight),
        "transfer": w("until 5 L are left; now {weight}", weight=weight),
        "kill": w("30 min over 80 °C; now {temp}", temp=look.shown("temp")),
    }
    return StepRow(_name(row, w), w("Running") if runs else w("Idle"), waits[row])


def _elapsed(look: Look) -> str:
    """Since inoculation in a culture, else since the phase began."""
    w = look.words
    if look.phase != "culture":
        return w("{n} min", n=f"{look.value('phase_time'):.0f}")
    age = look.value("age")
    days, hours = int(age / DAY), int(age % DAY)
    return w("{d} d {h} h {m} min", d=days, h=f"{hours:02d}", m=f"{int(age * 60.0 % 60.0):02d}")


def _buttons(look: Look, row: str, change: Change, *, runs: bool) -> tuple[tuple[str, str, bool], ...]:
    w = look.words
    held = look.value("held") > 0.0
    hold = ("hold=", w("Hold phase"), runs and not held)
    resume = ("resume=", w("Resume"), runs and held)
    abort = ("abort=", w("Abort…"), runs)
    if row == "culture":
        feeds = look.value("feed_flow") > 0.0
        sample = f"sample={number_shown(look, 'sample')}"
        return (hold, resume, ("feed=0", w("Stop feed"), runs and feeds), (sample, w("Sample…"), runs), abort)
    value = change.value if change.name == row else number_shown(look, row) if row in NUMBERS else ""
    can = look.phase in phases.OPERATIONS[row][0]
    return ((f"{row}={value}", w("Start…"), can), hold, resume, abort)


def _hint(look: Look, row: str, *, runs: bool) -> str:
    w = look.words
    if runs or row == "culture":
        return w("Hold and Abort ask once more; Abort needs a signature.")
    before = [phase_name(name, w) for name in phases.OPERATIONS[row][0]]
    return w("Starts from: {phases}.", phases=", ".join(before))
