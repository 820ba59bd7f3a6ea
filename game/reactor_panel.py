"""The panel at a reactor: which page is open on it, what is chosen there, and what its buttons do in the plant.

A change is chosen, read as a sentence and confirmed. Another page, another loop or a step back forgets it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.hands_on import HandsOn
from game.hmi.model import PlantPage
from game.hud.actions import Action
from game.page_kind import Reader
from game.reactor_draft import SIGNED, Change
from game.reactor_look import Look
from game.reactor_page import overview_page
from game.reactor_page_alarms import AlarmsChosen, alarms_page
from game.reactor_page_loops import BY_ID, LOOPS, LoopsChosen, loops_page, stepped
from game.reactor_page_recipe import RecipeChosen, recipe_page
from game.reactor_page_trends import TrendsChosen, trends_page
from game.words import Words, words
from sim_core.unit import Value

CURSOR = "hmi_cursor"
LOOP_OF_CONTROL = {loop.sets: loop.id for loop in LOOPS if loop.sets} | {
    "switch_probe": "do",
    "set_gas": "o2",
    "switch_vent_filter": "press",
    "reset_trip": "press",
    "glucose_bolus": "feed",
}


@dataclass(slots=True)
class Panel:
    """What one reactor's panel shows."""

    tab: str = "overview"
    loops: LoopsChosen = field(default_factory=LoopsChosen)
    trends: TrendsChosen = field(default_factory=TrendsChosen)
    alarms: AlarmsChosen = field(default_factory=AlarmsChosen)
    recipe: RecipeChosen = field(default_factory=RecipeChosen)

    @property
    def change(self) -> Change:
        """The change that waits on the open page."""
        return self.recipe.change if self.tab == "recipe" else self.loops.change

    def forget(self) -> None:
        """What was begun and not confirmed is gone."""
        self.loops.change.forget()
        self.recipe.change.forget()
        self.alarms.forget()
        self.trends.is_noting, self.trends.note = False, ""


@dataclass(slots=True)
class ReactorPanel:
    """The panels of all reactors."""

    reader: Reader
    panels: dict[str, Panel] = field(default_factory=dict)

    def page(self, instance: str, words: Words) -> PlantPage:
        """The open page of a panel; one that nobody stands at has forgotten what was not confirmed."""
        panel = self.panels.setdefault(instance, Panel())
        if self.reader.open_page != instance:
            panel.forget()
        look = Look(self.reader, instance, words)
        match panel.tab:
            case "trends":
                return trends_page(look, panel.trends)
            case "loops":
                return loops_page(look, panel.loops)
            case "alarms":
                return alarms_page(look, panel.alarms)
            case "recipe":
                return recipe_page(look, panel.recipe)
        return overview_page(look)

    def choosing(self, instance: str, control: str, value: str) -> None:
        """The page as it stands when a change is chosen and not confirmed: for a picture of it."""
        panel = self.panels.setdefault(instance, Panel())
        self.reader.open_page, panel.tab = instance, "recipe" if control == "kill" else "loops"
        panel.change.choose(control, value)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the open panel."""
        instance, value = hands.page, str(action.value if action.value is not None else "")
        panel = self.panels.setdefault(instance, Panel())
        if action.name == "set" and not value.startswith(f"{CURSOR}="):
            return False
        shown: dict[str, Callable[[str, Panel], None]] = {
            "hmi_tab": _tab, "hmi_worst": _worst, "hmi_loop": _loop, "hmi_way": _way, "hmi_cancel": _cancel,
            "hmi_span": _span, "hmi_group": _group, "hmi_view": _view, "hmi_alarm": _alarm, "hmi_response": _response,
            "hmi_trend": _trend, "hmi_minutes": _minutes, "hmi_phase": _phase, "set": _cursor, "text": _text,
            "field": _nothing,
        }  # fmt: skip
        done: dict[str, Callable[[str, Panel, HandsOn], None]] = {
            "hmi_choose": self._choose, "hmi_step": self._step, "hmi_confirm": self._confirm,
            "hmi_ack": self._acknowledge, "hmi_shelve": self._shelve, "hmi_unshelve": self._unshelve,
            "hmi_note": self._note,
        }  # fmt: skip
        if action.name in shown:
            shown[action.name](value, panel)
        elif action.name in done:
            done[action.name](value, panel, hands)
        return action.name in shown or action.name in done

    def show(self, instance: str, control: str, value: Value) -> None:
        """The page on which a control is operated, with the sentence that was confirmed: for pictures of a run."""
        panel = self.panels.setdefault(instance, Panel())
        loop = LOOP_OF_CONTROL.get(control, "")
        if loop:
            _loop(loop, panel)
        else:
            _tab("recipe", panel)
        panel.change.choose(control, "" if value is None else f"{value:g}" if isinstance(value, float) else str(value))
        panel.change.reason = "..." if control in SIGNED else ""

    def _choose(self, value: str, panel: Panel, _hands: HandsOn) -> None:
        name, _, given = value.partition("=")
        panel.change.choose(name, given)

    def _step(self, value: str, panel: Panel, hands: HandsOn) -> None:
        name, _, sign = value.rpartition(":")
        look = Look(self.reader, hands.page, words("en"))
        panel.change.choose(name, stepped(look, name, sign, panel.change))

    def _confirm(self, _: str, panel: Panel, hands: HandsOn) -> None:
        """Carry out; a refusal stays on the page with its reason."""
        change = panel.change
        look = Look(self.reader, hands.page, words("en"))
        control, value = change.command(look)
        if not hands.do(f"{hands.page}.{control}", value):
            change.choose("", "")
            change.refusal, hands.refusal = hands.refusal, ""
            return
        if control in SIGNED:
            self._sign(f"{control}: {change.reason.strip()}")
        change.forget()

    def _sign(self, said: str) -> None:
        """The signature goes to the notes of the batch, with time and name."""
        name = self.reader.person or "trainee"
        self._desk("annotate", f"signed {name}: {said}")

    def _acknowledge(self, key: str, panel: Panel, hands: HandsOn) -> None:
        if not hands.do(f"{hands.page}.ack_alarm", key):
            panel.alarms.refusal, hands.refusal = hands.refusal, ""

    def _shelve(self, value: str, panel: Panel, _hands: HandsOn) -> None:
        """First the question for time and reason, then the shelf."""
        chosen = panel.alarms
        if value.startswith("ask "):
            chosen.forget()
            chosen.key, chosen.shelving = value.removeprefix("ask "), True
            return
        refusal = self._desk("shelve", f"{value}:{chosen.minutes}:{chosen.reason.strip()}")
        if refusal is None:
            chosen.forget()
        else:
            chosen.refusal = refusal

    def _unshelve(self, key: str, panel: Panel, _hands: HandsOn) -> None:
        panel.alarms.refusal = self._desk("unshelve", key) or ""

    def _note(self, note: str, panel: Panel, _hands: HandsOn) -> None:
        """First the field, then the note at the cursor."""
        chosen = panel.trends
        if not note:
            chosen.is_noting = True
            return
        back = f"{chosen.cursor:.0f}:" if chosen.cursor is not None and chosen.cursor < -0.5 else ""
        if self._desk("annotate", f"{back}{note.strip()}") is None:
            chosen.is_noting, chosen.note = False, ""

    def _desk(self, control: str, value: Value) -> str | None:
        """What the panel asks of the control system by wire: no hand goes to the desk for it."""
        return self.reader.session.submit(f"CTL.dcs.{control}", value)


def _tab(value: str, panel: Panel) -> None:
    panel.forget()
    panel.tab = value


def _worst(key: str, panel: Panel) -> None:
    _tab("alarms", panel)
    panel.alarms.view, panel.alarms.key = "active", key


def _loop(value: str, panel: Panel) -> None:
    _tab("loops", panel)
    panel.loops.open(value if value in BY_ID else "do")


def _way(value: str, panel: Panel) -> None:
    panel.loops.change.forget()
    panel.loops.side = value


def _cancel(_: str, panel: Panel) -> None:
    panel.forget()


def _span(value: str, panel: Panel) -> None:
    panel.trends.span, panel.trends.cursor = value, None


def _group(value: str, panel: Panel) -> None:
    panel.trends.group = value


def _view(value: str, panel: Panel) -> None:
    panel.alarms.forget()
    panel.alarms.view = value


def _alarm(value: str, panel: Panel) -> None:
    panel.alarms.forget()
    panel.alarms.key = value


def _response(value: str, panel: Panel) -> None:
    chosen = panel.alarms
    chosen.key, chosen.response = value, "" if chosen.response == value else value


def _trend(key: str, panel: Panel) -> None:
    _tab("trends", panel)
    panel.trends.show(key.partition(".")[2].partition(".")[2])


def _minutes(value: str, panel: Panel) -> None:
    panel.alarms.minutes = value


def _phase(value: str, panel: Panel) -> None:
    panel.recipe.change.forget()
    panel.recipe.row = value


def _cursor(value: str, panel: Panel) -> None:
    panel.trends.cursor = float(value.partition("=")[2])


def _text(value: str, panel: Panel) -> None:
    """What is written: a reason, a note, or a number that is to be set."""
    name, _, written = value.partition("=")
    match name:
        case "hmi_reason":
            panel.alarms.reason = panel.change.reason = written
        case "hmi_note":
            panel.trends.note = written
        case _:
            panel.change.choose(name, written, typed=True)


def _nothing(_value: str, _panel: Panel) -> None:
    """A field has the keys already when it has the focus."""
