"""The quality terminals of a run: records as the system keeps them, and what is being written."""

import re
from dataclasses import dataclass, field
from typing import Any

from game.hands_on import HandsOn
from game.hmi.qms import QmsPage, QmsRecord
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words, worded
from training import dialogue
from training.session import clock_text

BATCH = re.compile(r"\bB\d{4}\b")  # how a batch is numbered


@dataclass(slots=True)
class Writing:
    """What is being put together. `is_new`: a new record, though another one is in hand."""

    kind: str = "open_deviation"
    title: str = ""
    batch: str = ""
    is_new: bool = False


@dataclass(slots=True)
class QualityTerminal:
    """All quality terminals of a run: one system behind them."""

    reader: Reader
    writing: Writing = field(default_factory=Writing)
    offered: tuple[str, ...] = ()

    def page(self, instance: str, words: Words) -> QmsPage:
        """The terminal as it stands."""
        session = self.reader.session
        state: Any = session.parts.plant.state.units["quality"]  # the records themselves: a screen shows their texts
        self.offered = self._titles(words)
        return QmsPage(
            clock=session.clock,
            records=tuple(self._record(one) for one in reversed(state.records)),
            in_hand="" if self.writing.is_new else state.in_hand[instance],
            kind=self.writing.kind,
            titles=self.offered,
            title=self.writing.title,
            batches=self._batches(),
            batch=self.writing.batch,
        )

    def act(self, action: Action, hands: HandsOn) -> bool:
        """Take a record, begin one, fill it, hand it in."""
        value, write = str(action.value), self.writing
        match action.name:
            case "qms_new":
                write.is_new = True
            case "qms_kind":
                write.kind = value
            case "qms_title":
                write.title = self.offered[int(value)]
            case "text" if value.startswith("qms_"):
                name, _, given = value.removeprefix("qms_").partition("=")
                setattr(write, {"title": "title", "batch": "batch"}[name], given)
            case "qms_take" | "qms_open" | "qms_do":
                self._do(action.name, value, hands)
            case _:
                return False
        return True

    def _do(self, name: str, value: str, hands: HandsOn) -> None:
        write = self.writing
        if name == "qms_take":
            write.is_new = not hands.do(f"{hands.page}.search", value)
        elif name == "qms_open":
            if hands.do(f"{hands.page}.{write.kind}", write.title):
                self.writing = Writing()
        else:
            control, _, given = value.partition("=")
            if hands.do(f"{hands.page}.{control}", given or None) and control == "link_batch":
                write.batch = ""

    def _titles(self, words: Words) -> tuple[str, ...]:
        """What this person has seen, as titles; general ones where nothing was."""
        session = self.reader.session
        facts = dialogue.facts(session.run.mission, session.progress)
        seen = tuple(worded(f.text, words.language).rstrip(".") for f in facts if f.part == "what")
        general = (
            words("A reading of the reactor beyond its limit"),
            words("A result of a sample beyond its limit"),
            words("Something failed in the room"),
        )
        return seen or general

    def _batches(self) -> tuple[str, ...]:
        """The batches that this person was told about."""
        told = " ".join(self.reader.session.run.mission.briefing)
        return tuple(dict.fromkeys(BATCH.findall(told)))

    def _record(self, one: Any) -> QmsRecord:
        opened = clock_text(self.reader.session.parts.start_of_day + one.time)
        return QmsRecord(one.number, one.title, one.state, one.grade, tuple(one.batches), opened)
