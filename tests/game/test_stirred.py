from types import SimpleNamespace

import pytest
from panda3d.core import NodePath

from game.render.mesh import load
from game.stage import BUILT
from game.stirred import MOTIONS, Stirred
from sim_core.journal import Command, Journal


def stage_with(name: str, model: str) -> SimpleNamespace:
    """A stage of one built object; its view knows the model only."""
    loaded = load(BUILT / "equipment" / f"{model}.fam")
    return SimpleNamespace(views={name: SimpleNamespace(model=loaded)})


@pytest.mark.parametrize(
    ("control", "model"), [("dispense", "sanitiser"), ("drop", "bin"), ("call_supervisor", "phone")]
)
def test_an_act_moves_its_parts_and_they_come_back(control: str, model: str) -> None:
    stage, journal = stage_with(f"X.{model}", model), Journal()
    moved = Stirred(stage)  # type: ignore[arg-type]
    moved.frame(journal, 0.0)
    parts: dict[str, NodePath] = {m.part: stage.views[f"X.{model}"].model.part(m.part) for m in MOTIONS[control]}
    before = {name: node.get_mat() for name, node in parts.items()}
    journal.add(Command(1.0, "trainee", f"X.{model}.{control}", None))
    moved.frame(journal, 1.0)
    moved.frame(journal, 1.5)
    for name, node in parts.items():
        assert not node.get_mat().almost_equal(before[name], 1e-3), f"{name} stays still"
    moved.frame(journal, 9.0)
    for name, node in parts.items():
        assert node.get_mat().almost_equal(before[name], 1e-4), f"{name} does not come back"


def test_the_act_on_another_object_moves_nothing() -> None:
    stage, journal = stage_with("X.bin", "bin"), Journal()
    moved = Stirred(stage)  # type: ignore[arg-type]
    lid = stage.views["X.bin"].model.part("lid").get_mat()
    journal.add(Command(1.0, "trainee", "Y.bin.drop", None))
    moved.frame(journal, 1.0)
    moved.frame(journal, 1.5)
    assert stage.views["X.bin"].model.part("lid").get_mat().almost_equal(lid)
