"""The quality management system (site-wide; unit name `quality`): deviations, CAPAs and changes as records with states.

    idle -> draft -> submitted -> approved -> closed           [equipment.yaml qms; mechanics.yaml deviation]

    draft       may be classified, joined to batches, given somebody who looks for the root cause
    submitted   needs a class and a batch; nothing in it changes any more
    approved    by somebody else than who wrote it
    closed      only when approved; nothing is ever erased

A text that judges before anybody has looked (`forbidden`: "no impact", "operator error", "retrain") is refused. One
record is in hand at each terminal: the one that was opened or found there last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sim_core.errors import Refused, guess
from sim_core.quantity import Second
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value

STATES = ("idle", "draft", "submitted", "approved", "closed")
CLASSES = ("minor", "major", "critical")
KINDS = {"open_deviation": "deviation", "open_capa": "CAPA", "open_change": "change"}
#: words that judge before an investigation [mechanics.yaml deviation.forbidden_words_before_investigation]
FORBIDDEN = ("no impact", "operator error", "retrain")
LEAST_WORDS = 2  # of a title: one word tells nobody what happened, chosen
_NUMBERS = {"deviation": "DEV", "CAPA": "CAPA", "change": "CHG"}


@dataclass(slots=True)
class Record:
    """One record.

    Attributes:
        number: `DEV-0001`. kind: deviation, CAPA or change. time: when it was opened, s.
        grade: minor, major, critical, or empty; lead: who looks for the root cause.
        parent: the record from which a CAPA or change came.
    """

    number: str
    kind: str
    title: str
    author: str
    time: Second
    state: str = "draft"
    grade: str = ""
    lead: str = ""
    parent: str = ""
    batches: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Quality:
    """All records in the order of opening; terminal -> number of the record in hand (empty: none)."""

    in_hand: dict[str, str]
    records: list[Record] = field(default_factory=list)

    def of(self, terminal: str) -> Record | None:
        """The record in hand at a terminal."""
        number = self.in_hand[terminal]
        return next((record for record in self.records if record.number == number), None)


@dataclass(frozen=True, slots=True)
class Qms:
    """Every terminal of the system.

    Args:
        terminals: instances (`USP.qms`).
        people: who may use them; inputs say where each stands.
        rooms: in the plan's order, to know where a person stands.
        forbidden: what no record may say before an investigation.
    """

    terminals: tuple[str, ...]
    people: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = FORBIDDEN
    period: Second = 1.0
    max_dt: Second = 3600.0
    site_wide: bool = True
    signals: tuple[Signal, ...] = field(init=False)
    controls: tuple[Control, ...] = field(init=False)
    faults: tuple[Fault, ...] = ()

    def __post_init__(self) -> None:
        where = (
            Signal(f"quality.{p}.room_index", "#", "input", f"Where {p} stands; -1: not known.", -1.0, 1e4, -1.0)
            for p in self.people
        )
        # A frozen class fills its derived fields so.
        object.__setattr__(self, "signals", (*where, *(s for t in self.terminals for s in _signals(t))))
        object.__setattr__(self, "controls", tuple(c for t in self.terminals for c in _controls(t)))

    def start(self, tick: Tick) -> Quality:
        """No record yet."""
        return Quality(dict.fromkeys(self.terminals, ""))

    def step(self, x: Quality, tick: Tick) -> Readings:
        """Records change when somebody changes them."""
        readings: dict[str, float] = {}
        for terminal in self.terminals:
            record = x.of(terminal)
            readings[f"{terminal}.state"] = float(STATES.index(record.state)) if record else 0.0
            readings[f"{terminal}.class"] = float(1 + CLASSES.index(record.grade)) if record and record.grade else 0.0
            readings[f"{terminal}.batches"] = float(len(record.batches)) if record else 0.0
        return readings

    def operate(self, x: Quality, control: str, value: Value, tick: Tick, actor: str) -> None:
        """Carry out one act at a terminal.

        Raises:
            Refused: not at the terminal, no record in hand, its state forbids it, or the text says nothing or too much.
        """
        terminal, _, verb = control.rpartition(".")
        self._stands_at(terminal, tick, actor)
        text = "" if value is None else str(value).strip()
        if verb in KINDS:
            self._open(x, control, text, tick, actor)
        elif verb == "search":
            self._search(x, terminal, text)
        else:
            record = x.of(terminal)
            if record is None:
                raise Refused(f"{control}: no record is in hand. Open one, or search for it.")
            _ACTS[verb](_Ask(record, text, control, actor))
            data = {"number": record.number, "kind": record.kind, "state": record.state}
            tick.note("record_changed", source=terminal, person=actor, what=verb, value=text, **data)

    def _open(self, x: Quality, control: str, title: str, tick: Tick, actor: str) -> None:
        terminal, _, verb = control.rpartition(".")
        kind = KINDS[verb]
        self._is_fit_to_write(f"{terminal}: a {kind}", title)
        before = x.of(terminal)
        number = f"{_NUMBERS[kind]}-{1 + sum(r.kind == kind for r in x.records):04d}"
        parent = before.number if before is not None and kind != "deviation" else ""
        x.records.append(Record(number, kind, title, actor, tick.time, parent=parent))
        x.in_hand[terminal] = number
        name = "deviation_opened" if kind == "deviation" else "record_opened"
        tick.note(name, source=terminal, person=actor, number=number, kind=kind, title=title)

    def _is_fit_to_write(self, what: str, title: str) -> None:
        if len(title.split()) < LEAST_WORDS:
            raise Refused(f"{what} needs a title that says what was seen, and where; got {title!r}")
        early = next((word for word in self.forbidden if word in title.lower()), None)
        if early is not None:
            raise Refused(f"{what}: {early!r} judges before anybody has looked. Write what was seen.")

    def _search(self, x: Quality, terminal: str, text: str) -> None:
        wanted = text.lower()
        found = [r for r in x.records if wanted and (wanted in r.number.lower() or wanted in r.title.lower())]
        if not found:
            known = [r.number for r in x.records]
            raise Refused(f"{terminal}.search: no record holds {text!r}{guess(text, known)}")
        x.in_hand[terminal] = found[-1].number

    def _stands_at(self, terminal: str, tick: Tick, actor: str) -> None:
        where = tick.u[f"quality.{actor}.room_index"] if actor in self.people else -1.0
        room = terminal.partition(".")[0]
        if 0 <= where < len(self.rooms) and self.rooms[int(where)] != room:
            raise Refused(f"{terminal} is in {room}; you are in {self.rooms[int(where)]}. Go there first.")


@dataclass(frozen=True, slots=True)
class _Ask:
    """What is asked of a record: by which control, with which text, by whom."""

    record: Record
    text: str
    control: str
    actor: str


def _classify(ask: _Ask) -> None:
    _need(ask, "draft", "only a draft changes")
    ask.record.grade = ask.text


def _link(ask: _Ask) -> None:
    _need(ask, "draft", "only a draft changes")
    if not ask.text or ask.text in ask.record.batches:
        raise Refused(f"{ask.control}: give the number of a batch that is not joined yet; got {ask.text!r}")
    ask.record.batches.append(ask.text)


def _assign(ask: _Ask) -> None:
    _need(ask, "draft", "only a draft changes")
    if not ask.text:
        raise Refused(f"{ask.control}: name who looks for the root cause")
    ask.record.lead = ask.text


def _submit(ask: _Ask) -> None:
    _need(ask, "draft", "only a draft is handed in")
    lacking = [] if ask.record.grade else ["its class"]
    lacking += [] if ask.record.batches else ["the batch that it touches"]
    if lacking:
        raise Refused(f"{ask.control}: {ask.record.number} lacks {' and '.join(lacking)}")
    ask.record.state = "submitted"


def _approve(ask: _Ask) -> None:
    _need(ask, "submitted", "it must be submitted first")
    if ask.actor == ask.record.author:
        raise Refused(f"{ask.control}: {ask.record.number} is your own; somebody else approves it")
    ask.record.state = "approved"


def _close(ask: _Ask) -> None:
    _need(ask, "approved", "only an approved record is closed")
    ask.record.state = "closed"


_ACTS: Mapping[str, Callable[[_Ask], None]] = {
    "classify": _classify,
    "link_batch": _link,
    "assign_rca": _assign,
    "submit": _submit,
    "approve": _approve,
    "close_record": _close,
}


def _need(ask: _Ask, state: str, rule: str) -> None:
    if ask.record.state != state:
        raise Refused(f"{ask.control}: {ask.record.number} is {ask.record.state}; {rule}")


def _signals(terminal: str) -> tuple[Signal, ...]:
    states = ", ".join(f"{number} {state}" for number, state in enumerate(STATES))
    classes = ", ".join(f"{number} {name}" for number, name in enumerate(CLASSES, start=1))
    return (
        Signal(f"{terminal}.state", "#", "output", f"State of the record in hand: {states}.", 0.0, len(STATES) - 1.0),
        Signal(f"{terminal}.class", "#", "output", f"Its class: 0 none yet, {classes}.", 0.0, float(len(CLASSES))),
        Signal(f"{terminal}.batches", "#", "output", "Batches that it is joined to.", 0.0),
    )


def _controls(terminal: str) -> tuple[Control, ...]:
    return (
        Control(f"{terminal}.open_deviation", "text", "Open a deviation with a TITLE: what was seen, where."),
        Control(f"{terminal}.open_capa", "text", "Open a corrective and preventive action."),
        Control(f"{terminal}.open_change", "text", "Open a request for change."),
        Control(f"{terminal}.classify", "text", "Say how grave it is.", choices=CLASSES, interlock="A draft."),
        Control(f"{terminal}.link_batch", "text", "Join a BATCH to the record.", interlock="A draft."),
        Control(f"{terminal}.assign_rca", "text", "Name WHO looks for the root cause.", interlock="A draft."),
        Control(f"{terminal}.submit", "press", "Hand the draft in.", interlock="Class and batch are given."),
        Control(f"{terminal}.approve", "press", "Approve what another one handed in.", interlock="Not one's own."),
        Control(f"{terminal}.close_record", "press", "Close an approved record.", interlock="It is approved."),
        Control(f"{terminal}.search", "text", "Take the newest record with this TEXT in hand."),
    )
