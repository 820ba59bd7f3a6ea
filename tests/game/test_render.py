from pathlib import Path
from typing import Any

import numpy as np
import pytest
from panda3d.core import GeomNode, LPoint3f, NodePath

from game.people import shader
from game.people.figure import Figure
from game.render.mesh import atlas_texture, load, set_glow
from game.render.room import BUILT
from game.stage import Stage, mirrors
from tools.shots import AT_REST, EYE
from training.facility import load_facility

BIN = BUILT.parent / "equipment" / "bin.fam"


def geom_of(part: NodePath) -> Any:
    node = part.node()
    assert isinstance(node, GeomNode)
    return node.get_geom(0)


def test_copies_of_a_model_share_triangles_and_move_by_themselves() -> None:
    first, second = load(BIN), load(BIN)
    shared = [geom_of(model.part("lid")).get_vertex_data() for model in (first, second)]
    assert shared[0].get_array(0).get_handle().get_data() == shared[1].get_array(0).get_handle().get_data()
    first.part("lid").set_p(40)
    set_glow(first.part("lid"), (1, 0, 0), 2.0)
    assert second.part("lid").get_p() == 0
    assert second.part("lid").get_state().is_empty()


def test_a_moving_part_turns_about_its_own_pivot() -> None:
    lid = load(BIN).part("lid")
    low, high = lid.get_tight_bounds()
    assert low.z - 0.05 <= lid.get_pos().z <= high.z + 0.05  # the hinge is at the lid, not at the floor


def test_asking_for_a_part_without_a_node_names_those_that_have_one() -> None:
    with pytest.raises(KeyError, match="pedal"):
        load(BIN).part("nothing")


def test_an_atlas_that_is_not_there_says_how_to_make_it() -> None:
    with pytest.raises(FileNotFoundError, match="make assets"):
        atlas_texture(Path("nowhere.png"))


def test_the_mirror_shows_what_the_body_wears(base: Any) -> None:
    stage = Stage(base.render.attach_new_node("stage"), load_facility(), ("PAL_D",), "low")
    shader.neutral_light(stage.root)
    glass = mirrors(base, stage, load_facility())[0]
    placed = next(p for p in load_facility().placed.values() if p.equipment == "mirror" and p.room == "PAL_D")
    x, y = placed.stand
    own = Figure(stage.root, "trainee", ("street_clothes", "street_shoes"))
    own.place(x, y, placed.heading)
    base.camera.set_pos(x, y, EYE)
    base.camera.look_at(LPoint3f(placed.at[0], placed.at[1], EYE - 0.3))
    own.root.hide(base.cam.node().get_camera_mask() & ~glass._camera.node().get_camera_mask())
    stage.show(AT_REST, "PAL_D", LPoint3f(x, y, EYE))
    pictures = []
    for worn in (("street_clothes", "street_shoes"), ("coverall", "overshoes", "hair_cover")):
        own.wear(worn)
        for _ in range(5):  # every fourth frame draws the mirror; the glass shows it in the next
            glass.update()
            base.graphicsEngine.render_frame()
        shot = base.win.get_screenshot()
        pictures.append(np.frombuffer(shot.get_ram_image_as("RGB"), np.uint8).reshape(-1, 3).astype(int))
    glass.close()
    stage.root.remove_node()
    assert glass.is_near
    changed = (np.abs(pictures[0] - pictures[1]).max(1) > 24).mean()
    assert 0.01 < changed < 0.6  # the body, and not the room around it


def test_what_is_near_is_whole_and_what_is_far_is_coarse() -> None:
    model = load(BIN)
    whole = [geom_of(ladder.node).get_primitive(0).get_num_primitives() for ladder in model.ladders]
    model.take(0.03)
    coarse = [geom_of(ladder.node).get_primitive(0).get_num_primitives() for ladder in model.ladders]
    assert sum(coarse) < 0.3 * sum(whole)
    model.take(0.0)
    assert [geom_of(ladder.node).get_primitive(0).get_num_primitives() for ladder in model.ladders] == whole


def test_a_person_far_away_has_at_most_half_the_triangles(base: Any) -> None:
    figure = Figure(base.render, "coach", ("coverall", "overshoes", "hair_cover"))

    def size() -> int:
        return geom_of(figure.root.find("figure")).get_primitive(0).get_num_primitives()

    whole = size()
    figure.take(0.012)
    assert size() < 0.5 * whole
    figure.root.remove_node()


def test_a_mirror_is_drawn_on_every_fourth_frame_at_low_quality_and_only_when_it_is_in_view(base: Any) -> None:
    stage = Stage(base.render.attach_new_node("stage"), load_facility(), ("PAL_D",), "low")
    glass = mirrors(base, stage, load_facility())[0]
    placed = next(p for p in load_facility().placed.values() if p.equipment == "mirror" and p.room == "PAL_D")
    base.camera.set_pos(*placed.stand, EYE)
    drawn = []
    for heading in (placed.heading, placed.heading + 180):
        base.camera.set_hpr(heading, 0, 0)
        for _ in range(8):
            glass.update()
            drawn.append(glass._buffer.is_active())
    glass.close()
    stage.root.remove_node()
    assert sum(drawn[:8]) == 2
    assert not any(drawn[8:])
