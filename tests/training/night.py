"""A mission that begins in the night of day 7, for tests: a bag was changed on day 5, some causes wait."""

from training import store
from training.flown_model import Flown
from training.mission import Fault, Mission, load_mission

DAY = 86400.0
WELD = 117000.0  # s before the start: day 5, 17:40
ACTS = ((60.0, "stop_pump"), (0.0, "change"), (-60.0, "prime"), (-70.0, "start_pump"))
CAUSES = {
    "f1": {"before": "9600 s", "parameter": "USP.br2000.do_a_sensitivity", "value": 0.2, "ramp": "18383 s"},
    "f2": {"before": "9600 s", "parameter": "USP.br2000.o2_supply", "value": 0.0},
    "f3": {"before": f"{WELD} s", "germs": {"unit": "USP.feedbag", "count": 1.0, "source": "weld of the feed line"}},
    "f5": {"before": "9600 s", "germs": {"unit": "USP.br2000", "count": 5.0, "source": "a leaking seal"}},
    "f6": {"before": "9600 s", "parameter": "USP.br2000.base_pump", "value": 0.5, "lasts": "3600 s"},
}


def night(days: float = 7.0, **more: object) -> Mission:
    """A mission of that day with these causes; the rest of it is that of c01_m1."""
    rest = {"kind": "inject", "why": "test", "cause": "test", "counts_as": "major", "competency": "docs.sop.follow"}
    faults = tuple(Fault.model_validate({"id": name, "inject": cause} | rest) for name, cause in CAUSES.items())
    acts = [{"before": f"{WELD + s} s", "target": f"USP.feedbag.{act}"} for s, act in ACTS if days * DAY > WELD + 60.0]
    flown = Flown.model_validate({"age": f"{days * DAY} s", "acts": tuple(acts)})
    whole = load_mission(store.LEVELS / "c01_env" / "c01_m1")
    changed = {"rooms": ("CTL", "USP", "WIN"), "faults": faults, "flown": flown, "set": (), "cast": ()}
    return whole.model_copy(update=changed | more)
