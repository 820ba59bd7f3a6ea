"""The tutorial of nine steps: what it says, when a step is done, what it learns about the person and then offers.

Nothing here is scored. The app reports what it saw by name (`Seen`); the VR version reports the same names.
"""

from dataclasses import dataclass, field, replace

from game.hud.model import Offer, Tutorial
from game.settings import Settings
from game.words import Words

MOVES_AFTER_S = 8.0  # without progress the picture of the key moves [ux 4]
OFFERS_AFTER_S = 20.0  # then help is offered [ux 4]
MISSES = 3
RELEASES = 2
SLOW_STROKE_S = 6.0  # chosen: a stroke of 0.4 m at a third of the usual wiping speed


@dataclass(frozen=True, slots=True)
class Seen:
    """What happened in the training room since the last call, by name, with a number where one is needed."""

    name: str
    amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """One step: id, picture of the key, and what must be seen, with the amount to reach."""

    id: str
    picture: str
    needs: tuple[tuple[str, float], ...]


LESSONS = (
    Lesson("look", "mouse_right", (("clock_in_view_s", 0.5),)),
    Lesson("walk", "mouse_left", (("in_ring", 1.0),)),
    Lesson("take", "mouse_left", (("bottle_held", 1.0),)),
    Lesson("put", "mouse_left", (("bottle_on_tray", 1.0),)),
    Lesson("rub", "mouse_left", (("ring_share", 1.0),)),
    Lesson("wipe", "mouse_left", (("covered", 0.8),)),
    Lesson("door", "mouse_left", (("door_open", 1.0), ("outside", 1.0))),
    Lesson("closer", "mouse_wheel", (("start_pressed", 1.0), ("page_left", 1.0))),  # the gauges hang outside
    Lesson("help", "mouse_left", (("hint_opened", 1.0), ("report_opened", 1.0))),
)


@dataclass(frozen=True, slots=True)
class TutorialState:
    """Where the person is: step, seconds without progress, what was seen, slips, settings learned."""

    step: int = 0
    idle_s: float = 0.0
    best: tuple[tuple[str, float], ...] = ()
    misses: int = 0
    releases: int = 0
    slow_strokes: int = 0
    keys_used: bool = False
    offered: str = ""
    refused: frozenset[str] = field(default_factory=frozenset)
    learned: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Tell whether all nine are done or skipped."""
        return self.step >= len(LESSONS)


def advance(state: TutorialState, dt: float, seen: tuple[Seen, ...], settings: Settings) -> TutorialState:
    """Return the state after `dt` seconds in which `seen` happened."""
    if state.is_over:
        return state
    best = dict(state.best)
    progress = False
    for one in seen:
        if one.amount > best.get(one.name, 0.0):
            best[one.name] = one.amount
            progress = progress or one.name in dict(LESSONS[state.step].needs)
    state = _count(state, seen)
    state = replace(state, best=tuple(sorted(best.items())), idle_s=0.0 if progress else state.idle_s + dt)
    if all(best.get(name, 0.0) >= amount for name, amount in LESSONS[state.step].needs):
        return _go_on(state)
    return replace(state, offered=_offer(state, settings))


def skip(state: TutorialState) -> TutorialState:
    """Return the state with this step left out."""
    return _go_on(state)


def answer(state: TutorialState, *, accepted: bool) -> TutorialState:
    """Return the state after the offer was taken or left; a refused offer does not come back."""
    learned = (*state.learned, state.offered) if accepted else state.learned
    return replace(state, offered="", refused=state.refused | {state.offered}, learned=learned, idle_s=0.0)


def bar(state: TutorialState, w: Words) -> Tutorial:
    """Return what the screen shows of the step."""
    step = min(state.step, len(LESSONS) - 1)
    late = state.idle_s >= OFFERS_AFTER_S
    moves = state.idle_s >= MOVES_AFTER_S
    return Tutorial(step + 1, len(LESSONS), sentences(w)[step], LESSONS[step].picture, moves, late)


def offer(state: TutorialState, w: Words) -> Offer | None:
    """Return the offered setting in words."""
    said = {
        "steady_hand=0.40": (
            w("Hard to aim?"),
            w("We can make things bigger to the hand. Or step through them with N."),
        ),
        "holding=toggle": (w("Hard to hold?"), w("One click can start and one click stop.")),
        "looking=edge": (w("Hard to turn?"), w("The view can turn at the edge of the window.")),
        "walking=both": (w("Keys and clicks?"), w("You can walk by both.")),
    }.get(state.offered)
    return Offer(*said, state.offered) if said else None


def sentences(w: Words) -> tuple[str, ...]:
    """Return what each step says, at most 12 words."""
    return (
        w("Look around: hold the right button and move. Find the mirror."),
        w("Walk: click the floor ring."),
        w("Take a hair cover from the rack: click it."),
        w("Put it down: click the bin."),
        w("Step over the bench. Sanitiser: hold to rub until the ring is full."),
        w("Wipe: hold and draw three strokes, left to right."),
        w("Open a door and go out."),
        w("Pressure gauge beside the door: look closer with F, then confirm."),
        w("Stuck: H. A slip: F2. Try both: the rest is yours."),
    )


def _go_on(state: TutorialState) -> TutorialState:
    return replace(state, step=state.step + 1, idle_s=0.0, best=(), misses=0, releases=0, slow_strokes=0, offered="")


def _count(state: TutorialState, seen: tuple[Seen, ...]) -> TutorialState:
    names = [one.name for one in seen]
    slow = sum(one.name == "stroke_s" and one.amount > SLOW_STROKE_S for one in seen)
    return replace(
        state,
        misses=state.misses + names.count("missed"),
        releases=state.releases + names.count("released"),
        slow_strokes=state.slow_strokes + slow,
        keys_used=state.keys_used or "walked_by_key" in names,
    )


def _offer(state: TutorialState, settings: Settings) -> str:
    lesson = LESSONS[state.step].id
    wanted = {
        "look": ("looking=edge", state.idle_s >= OFFERS_AFTER_S and settings.looking == "drag"),
        "walk": ("walking=both", state.keys_used and settings.walking == "click"),
        "take": ("steady_hand=0.40", state.misses > MISSES and settings.steady_hand == 0.0),
        "rub": ("holding=toggle", state.releases >= RELEASES and settings.holding == "hold"),
        "wipe": ("steady_hand=0.40", state.slow_strokes > 0 and settings.steady_hand == 0.0),
    }.get(lesson, ("", False))
    setting, is_due = wanted
    return setting if is_due and setting not in state.refused else ""
