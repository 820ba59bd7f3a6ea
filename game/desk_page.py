"""The operator's desk of the control system: what is looked at on it, and what its buttons do.

All that is shown comes from the control system's own memory (`sim_core.units.dcs`) and from readings. Pens, notes and
answers to alarms are commands, so they stand in the journal; what a person only looks at is kept here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from game.desk_batch import BatchPlot
from game.desk_lists import alarm_rows, choices, counts, is_waiting, past_rows, response_lines, shelved_rows
from game.desk_remote import Faceplates
from game.desk_trends import SPANS, Plotter, Window, pens
from game.hands_on import HandsOn
from game.hmi.desk_model import DeskAlarms, DeskBatch, DeskHead, DeskPens, DeskTrends, DeskUnit
from game.hmi.model import PlantPage
from game.hmi.reactor_model import AlarmRow
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words
from sim_core.quantity import Second
from sim_core.units.dcs import Dcs

SHEET = 18  # tags on one sheet of the list
DAYS_BACK = 3  # how many days back another day can be compared with, one press each; chosen
FACEPLATES = ("br2000",)  # equipment whose loops have faceplates of their own


@dataclass(slots=True)
class Looked:
    """What a person looks at on a desk, and what is being written there.

    Attributes:
        end: simulated s at the right end of the trends, None: now. cursor: simulated s, None: none.
        days: how many days back the other day lies that is drawn too; 0: none.
        note, is_noting: note at the cursor. minutes, reason, shelving: form of the alarm list.
    """

    view: str = "trends"
    span: str = "4h"
    end: Second | None = None
    cursor: Second | None = None
    days: int = 0
    note: str = ""
    is_noting: bool = False
    sheet: int = 1
    listed: str = "standing"
    chosen: str = ""
    response: str = ""
    shelving: bool = False
    minutes: str = "60"
    reason: str = ""


@dataclass(slots=True)
class Desk:
    """All desks of a run."""

    reader: Reader
    looked: Looked = field(default_factory=Looked)
    plotter: Plotter = field(init=False)
    batch: BatchPlot = field(init=False)
    plates: Faceplates = field(init=False)

    def __post_init__(self) -> None:
        self.plotter, self.batch = Plotter(self.reader), BatchPlot(self.reader)
        self.plates = Faceplates(self.reader)

    @property
    def dcs(self) -> Dcs:
        """The control system."""
        unit: Any = self.reader.session.parts.plant.units["dcs"]
        return unit  # type: ignore[no-any-return]  # the plant's units are known by name

    @property
    def state(self) -> Any:
        """What it remembers."""
        return self.reader.session.parts.plant.state.units["dcs"]

    def page(self, instance: str, words: Words) -> PlantPage:
        """The open view."""
        if self.looked.view == "loops":
            if self.reader.open_page == instance:
                return self.plates.page(self.state.unit, words)
            self.looked.view = "trends"  # nobody sits there any more
        head = self._head(instance, words)
        shown = pens(self.reader, self.dcs, self.state, words)
        match self.looked.view:
            case "alarms":
                return self._alarms(head, shown, words)
            case "pens":
                every = choices(self.reader, self.dcs, self.state, words)
                sheets = max(1, -(-len(every) // SHEET))
                at = min(max(1, self.looked.sheet), sheets)
                return DeskPens(head, shown, every[(at - 1) * SHEET : at * SHEET], at, sheets)
            case "batch":
                return self._batch(head, shown, words)
            case _:
                return self._trends(head, shown, words)

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A button of the desk, or of the faceplates that are open on it."""
        if self.looked.view == "loops" and action.name != "desk_view":
            return self.plates.act(action, self.state.unit, hands)
        name, _, seconds = str(action.value).partition("=")
        if action.name == "set" and name in ("desk_cursor", "desk_batch"):
            newest = self.plotter.newest(self.state) if name == "desk_cursor" else self.reader.session.time
            self.looked.cursor = newest + float(seconds)
            return True
        method: Callable[[str, HandsOn], None] | None = getattr(self, f"_on_{action.name}", None)
        if method is None:
            return False
        method("" if action.value is None else str(action.value), hands)
        return True

    def _head(self, instance: str, words: Words) -> DeskHead:
        readings, session = self.reader.session.readings, self.reader.session
        rows = alarm_rows(self.reader, self.dcs, self.state, words)
        room = self.reader.facility.rooms[instance.partition(".")[0]]
        flood = readings.get(f"{instance}.flood", 0.0) > 0.0
        unit = self.state.unit
        can_open = unit and self.reader.facility.placed[unit].equipment in FACEPLATES
        return DeskHead(
            room=room.name.get(words.language, room.name["en"]),
            user=self.reader.person or words("Trainee"),
            clock=session.clock,
            units=tuple(_machine(name, rows) for name in self.dcs.desk.instances),
            unit=unit,
            alarm=rows[0] if rows else None,
            counts=counts(rows),
            rate=words("{n} alarms in 10 min", n=round(readings.get(f"{instance}.alarm_rate", 0.0))),
            is_flood=flood,
            loops=unit if can_open else "",
        )

    def _trends(self, head: DeskHead, shown: Any, words: Words) -> DeskTrends:
        look = self.looked
        window = Window(look.span, look.end, look.cursor, look.days)
        day = self.plotter.other_day(self.dcs, self.state, window)
        return DeskTrends(
            head,
            shown,
            self.plotter.trends(self.dcs, self.state, window, words),
            look.span,
            tuple((name, said) for name, said in zip(SPANS, self._spans(words), strict=True)),
            is_now=look.end is None,
            compare="" if day is None else words("Compare with day {n}", n=day),
            is_compared=look.days > 0,
            notes=self.plotter.notes(self.state, words),
            note=look.note,
            is_noting=look.is_noting,
        )

    def _batch(self, head: DeskHead, shown: Any, words: Words) -> DeskBatch:
        made = self.batch.trends(self.dcs, self.state, self.looked.cursor, words)
        trouble = words("The thousand batches could not be computed here.") if self.batch.golden.failed else ""
        legend = words(
            "Grey: 90 of 100 batches. Dashed: the golden batch, their median. Cursor: now, or where you put it."
        )
        return DeskBatch(head, shown, made, self.batch.golden.share, trouble, legend)

    def _spans(self, words: Words) -> tuple[str, ...]:
        return words("1 h"), words("4 h"), words("24 h"), words("Batch")

    def _alarms(self, head: DeskHead, shown: Any, words: Words) -> DeskAlarms:
        look = self.looked
        standing = alarm_rows(self.reader, self.dcs, self.state, words)
        shelved = shelved_rows(self.reader, self.dcs, self.state, words)
        views = (
            ("standing", words("Standing {n}", n=len(standing))),
            ("shelved", words("Shelved {n}", n=len(shelved))),
            ("past", words("Past")),
        )
        rows: tuple[AlarmRow, ...] = standing if look.listed == "standing" else shelved
        if look.listed == "past":
            rows = past_rows(self.reader, self.dcs, self.state, words)
        chosen = look.chosen if any(row.key == look.chosen for row in rows) else (rows[0].key if rows else "")
        told = response_lines(self.reader, self.state, chosen, words) if look.response == chosen and chosen else ()
        return DeskAlarms(
            head, shown, look.listed, views, rows, chosen, told, look.shelving, look.minutes, look.reason
        )  # fmt: skip

    def _on_desk_view(self, value: str, _: HandsOn) -> None:
        self.looked.view, self.looked.shelving, self.looked.is_noting = value, False, False

    def _on_desk_unit(self, value: str, hands: HandsOn) -> None:
        hands.do(f"{hands.page}.select_unit", value)
        self.looked.sheet = 1

    def _on_desk_pen(self, value: str, hands: HandsOn) -> None:
        hands.do(f"{hands.page}.trend", value)

    def _on_desk_trend_it(self, value: str, hands: HandsOn) -> None:
        """The tag of an alarm on the screen, and the trends in sight."""
        if value in self.state.pens or hands.do(f"{hands.page}.trend", f"+{value}"):
            self.looked.view = "trends"

    def _on_desk_sheet(self, value: str, _: HandsOn) -> None:
        self.looked.sheet = int(value)

    def _on_desk_span(self, value: str, _: HandsOn) -> None:
        self.looked.span = value

    def _on_desk_move(self, value: str, _: HandsOn) -> None:
        """Half a screen back or forward; past the newest sample it follows the time again."""
        look = self.looked
        newest = self.plotter.newest(self.state)
        if value == "now":
            look.end = look.cursor = None
            return
        half = 0.5 * self.plotter.seconds(self.dcs, self.state, look.span)
        end = (newest if look.end is None else look.end) + (half if value == "on" else -half)
        look.end = None if end >= newest else end

    def _on_desk_compare(self, _value: str, _: HandsOn) -> None:
        """The day before; pressed again the day before that, then none."""
        self.looked.days = (self.looked.days + 1) % (DAYS_BACK + 1)

    def _on_desk_note(self, value: str, hands: HandsOn) -> None:
        """The first press opens the field; a note is about the moment of the cursor."""
        look = self.looked
        if not value:
            look.is_noting = True
            return
        now = self.reader.session.time
        back = now - look.cursor if look.cursor is not None else 0.0
        if hands.do(f"{hands.page}.annotate", f"-{back:.0f}:{value}" if back >= 1.0 else value):
            look.is_noting, look.note = False, ""

    def _on_desk_cancel(self, _value: str, _: HandsOn) -> None:
        look = self.looked
        look.is_noting = look.shelving = False
        look.note = look.reason = ""

    def _on_desk_list(self, value: str, _: HandsOn) -> None:
        self.looked.listed, self.looked.shelving = value, False

    def _on_desk_alarm(self, value: str, _: HandsOn) -> None:
        self.looked.chosen, self.looked.shelving = value, False

    def _on_desk_ack(self, value: str, hands: HandsOn) -> None:
        if value == "" or is_waiting(self.state, value):
            hands.do(f"{hands.page}.ack_alarm", value or "all")

    def _on_desk_minutes(self, value: str, _: HandsOn) -> None:
        self.looked.minutes = value

    def _on_desk_shelve(self, value: str, hands: HandsOn) -> None:
        """The first press opens the form for time and reason."""
        look = self.looked
        if not value:
            look.shelving = True
        elif hands.do(f"{hands.page}.shelve", f"{value}:{look.minutes}:{look.reason.strip()}"):
            look.shelving, look.reason = False, ""

    def _on_desk_unshelve(self, value: str, hands: HandsOn) -> None:
        hands.do(f"{hands.page}.unshelve", value)

    def _on_desk_response(self, value: str, _: HandsOn) -> None:
        self.looked.response = "" if self.looked.response == value else value

    def _on_desk_loops(self, value: str, _: HandsOn) -> None:
        self.plates.open(value)
        self.looked.view = "loops"

    def _on_text(self, value: str, _: HandsOn) -> None:
        name, _sign, written = value.partition("=")
        if name == "desk_note":
            self.looked.note = written
        elif name == "desk_reason":
            self.looked.reason = written

    def _on_field(self, _value: str, _: HandsOn) -> None:
        """A field has the keys already when it has the focus."""


def _machine(name: str, rows: tuple[AlarmRow, ...]) -> DeskUnit:
    mine = [row for row in rows if row.key.startswith(f"{name}.")]
    worst = mine[0] if mine else None
    label = name.partition(".")[2].upper()
    return DeskUnit(name, label) if worst is None else DeskUnit(name, label, worst.priority, worst.state)
