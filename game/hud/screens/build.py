"""From any page model to its scene: the only list of screens."""

from collections.abc import Callable
from typing import Any

from game.hud import pages
from game.hud.model import HudModel
from game.hud.scene import Scene, View
from game.hud.screens import after, briefing, controls_card, flight, missions, notices, pause, plant, title
from game.words import Words

BUILDERS: dict[type, Callable[[Any, Words, View], Scene]] = {
    HudModel: plant.plant,
    pages.TitlePage: title.title,
    pages.ResumePage: title.resume,
    pages.PersonPage: title.person,
    pages.LearnedPage: notices.learned,
    pages.FlightPage: flight.flight,
    pages.MissionsPage: missions.missions,
    pages.BriefingPage: briefing.briefing,
    pages.SopPage: briefing.sop,
    pages.PausePage: pause.pause,
    pages.HelpPage: controls_card.controls_card,
    pages.ReportPage: notices.report,
    pages.AlarmsPage: notices.alarms,
    pages.LoadingPage: notices.loading,
    pages.ErrorPage: notices.error,
    pages.DebriefPage: after.debrief,
}


def build(model: HudModel | pages.Page, w: Words, view: View) -> Scene:
    """Return the scene of a model."""
    return BUILDERS[type(model)](model, w, view)
