"""The rooms of the process suites: how each is dressed and staged. They came after the first five rooms."""

from assets import suite_control, suite_hall, suite_signs, suite_waste
from assets.plan_source import RoomPlan
from assets.scene import Scene
from assets.staging import Staging

STAGINGS: dict[str, Staging] = {
    "CTL": suite_control.STAGING,
    "USP": suite_hall.STAGING,
    "WIN": suite_waste.STAGING,
}


def dress(scene: Scene, plan: RoomPlan) -> None:
    """What makes the room this room."""
    suite_signs.layout()  # its atlas is known before anything is printed on it
    {"CTL": suite_control.dress, "USP": suite_hall.dress, "WIN": suite_waste.dress}[plan.id](scene, plan)
