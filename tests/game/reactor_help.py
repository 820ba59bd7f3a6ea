"""A reactor with a person at its panel: a session without a mission, and hands that do what they are told."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from game.hands_on import HandsOn
from game.hud.actions import Action
from game.plant_pages import Pages
from game.words import words
from training.facility import load_facility
from training.plant import build_plant
from training.session import Parts, Session

REACTOR = "USP.br2000"


@dataclass
class NoRules:
    """Nothing is judged."""

    def opening(self):
        return ()

    def update(self, x, now, readings, journal):
        return ()

    def act(self, x, command, journal):
        raise AssertionError(command)

    def rewound(self, x, then, journal):
        return then

    def contest(self, x, act, now):
        raise AssertionError(act)

    def finish(self, x, now, journal):
        return None


@dataclass
class AtPanel:
    """A person in front of the reactor; `press` is a button of the open page."""

    language: str = "en"
    session: Session = field(init=False)
    hands: HandsOn = field(init=False)
    pages: Pages = field(init=False)

    def __post_init__(self):
        facility = load_facility()
        plant = build_plant(facility, rooms=("CTL", "USP", "WIN"))
        self.session = Session(Parts(plant, NoRules(), {}, "none", {}, start_of_day=2 * 3600.0))
        self.session.submit("trainee.be_in", "USP", "trainer")
        walker: Any = SimpleNamespace(room="USP", path=())
        self.hands = HandsOn(self.session, facility, walker)
        self.hands.page = REACTOR
        self.pages = Pages(self.session, facility)
        self.pages.reader.open_page = REACTOR
        self.pages.reader.person = "A. Benali"
        self.wait(60.0)

    def wait(self, seconds):
        self.session.step(round(seconds * 10))

    def page(self):
        return self.pages.page(REACTOR, words(self.language))

    def press(self, name, value=None):
        assert self.pages.act(Action(name, value), self.hands), (name, value)
        return self.page()

    def events(self, name):
        return [e for e in self.session.journal.entries if getattr(e, "name", "") == name]

    def commands(self, target):
        return [e.value for e in self.session.journal.entries if getattr(e, "target", "") == target]
