"""The facts of a debrief and the language in which they are told."""

import re
from dataclasses import dataclass

from sim_core.journal import Command
from sim_core.quantity import Second
from training import words
from training.debrief_facts import Facts
from training.page_words import NBSP, number, place, say, small
from training.scorecard import Scorecard
from training.session import clock_text

_ACTS = (  # what the ledger calls an act -> our words for it; the first pattern that fits
    (r"touched the floor$", "the floor, which a garment met"),
    (r"put on the (?P<garment>.+)$", "{origin}, when you put on the {garment}"),
    (r"took off the (?P<garment>.+)$", "{origin}, when you took off the {garment}"),
    (r"hand took the (?P<garment>.+) by the \w+$", "{origin}, when you took the {garment}"),
    (r"^(?P<garment>.+) past its date$", "{garment} past its date"),
    (r"leak through gloves$", "skin through the gloves"),
    (r"shed skin$", "skin that people shed"),
    (r"on the (?:floor|clean side) of ", "the floor under your shoes"),
)
_OWN = re.compile(r"^trainee\.(left|right)_hand$")


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a section of the debrief asks for."""

    facts: Facts
    lang: str

    def w(self, text: str, **values: object) -> str:
        """Our own words."""
        shown = say(text, self.lang)
        return shown.format(**values) if values else shown

    def t(self, text: str) -> str:
        """The mission's words."""
        return words.translate(text, self.lang)

    def at(self, time: Second) -> str:
        """The plant's clock, hours and minutes."""
        return clock_text(self.facts.session.parts.start_of_day + time)[:5]

    def n(self, value: float, digits: int = 0) -> str:
        """A number as the language writes it."""
        return number(value, self.lang, digits)

    def cfu(self, value: float) -> str:
        """A load with its unit."""
        return f"{small(value, self.lang)}{NBSP}{self.w('CFU')}"

    def place(self, name: str) -> str:
        """A ledger place in words."""
        return place(name, self.lang, self.facts.facility)

    def origin(self, origin: str, act: str) -> str:
        """Where a part of a load came from, in words: the place, and the act where it was no touch."""
        own = _OWN.match(origin)
        where = self.w(f"your {own[1]} hand") if own else self.place(origin)
        for pattern, told in _ACTS:
            found = re.search(pattern, act)
            if found:
                named = {k: self.w(v) for k, v in found.groupdict().items()}
                return self.w(told).format(origin=where, **named)
        return where

    def act(self, command: Command) -> str:
        """A command in words: the thing, what was done with it."""
        instance, _, control = command.target.rpartition(".")
        thing = self.place(instance)
        value = str(command.value or "").partition(":")[0]
        done = self.w("act|" + control.replace("_", " "))
        known = value and not value.startswith(("start", "stop"))
        told = self.w("{thing}: {done}", thing=thing, done=done)
        return told + (f", {self.w(value.replace('_', ' '))}" if known else "")

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        card: Scorecard = self.facts.session.scorecard
        return card

    def line_of(self, entry: int) -> int | None:
        """The file's line of a journal entry; None for what was never done."""
        lines = self.facts.text.lines
        return lines[entry] if 0 <= entry < len(lines) else None
