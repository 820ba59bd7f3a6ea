from pathlib import Path

import numpy as np
import pytest

from assets import build, pack, plan_source, renew, shapes
from assets.room import build_shell
from assets.room_dress import dress
from assets.scene import Scene


def small_mesh() -> pack.Mesh:
    scene = Scene()
    scene.add("body", "steel_brushed", shapes.box(1, 2, 3))
    scene.add("lid", "plastic_blue", shapes.cylinder(0.2, 0.1))
    scene.moving["lid"] = ((0, 1, 0), (1, 0, 0))
    return scene.mesh()


def test_a_mesh_comes_back_as_it_was_written(tmp_path: Path) -> None:
    mesh = small_mesh()
    pack.write_mesh(tmp_path / "a.fam", mesh, {"note": 7})
    again, header, _ = pack.read_mesh(tmp_path / "a.fam")
    assert header["note"] == 7
    assert again.parts == mesh.parts or [p.name for p in again.parts] == ["body", "lid"]
    assert np.array_equal(again.position, mesh.position)
    assert np.array_equal(again.triangle, mesh.triangle)
    assert np.abs(again.normal - mesh.normal).max() < 1e-4


def test_the_same_mesh_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        pack.write_mesh(tmp_path / name, small_mesh())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_foreign_file_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.fam").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(pack.PackError, match=r"x\.fam"):
        pack.read(tmp_path / "x.fam")


@pytest.mark.parametrize(
    ("solid", "volume"),
    [
        (shapes.box(1, 2, 3, 0), 6.0),
        (shapes.cylinder(0.5, 2, 64, 0.0001), np.pi * 0.5),
        (shapes.tube([(0, 0, 0), (2, 0, 0)], 0.1, sides=48), np.pi * 0.02),
    ],
)
def test_a_solid_is_closed_faces_out_and_holds_its_volume(solid: shapes.Solid, volume: float) -> None:
    a, b, c = (solid.position[solid.triangle[:, i]] for i in range(3))
    assert np.isclose((a * np.cross(b, c)).sum() / 6, volume, rtol=0.01)
    assert ((np.cross(b - a, c - a) * solid.normal[solid.triangle].sum(1)).sum(1) > -1e-12).all()


@pytest.mark.parametrize("room", build.ROOMS)
def test_every_room_has_its_doors_open_in_the_wall_and_thirty_named_parts(room: str) -> None:
    plan = plan_source.rooms()[room]
    scene = build_shell(plan)
    dress(scene, plan)
    mesh = scene.mesh()
    assert len({part.name for part in mesh.parts}) >= 30
    corners = mesh.position[mesh.triangle]
    walls = {
        part.name[-1]: slice(part.first // 3, (part.first + part.count) // 3)
        for part in mesh.parts
        if part.name.startswith("wall_") and len(part.name) == 6
    }
    for opening in plan.openings:
        axis = 0 if opening.wall in "NS" else 1
        middle = corners[walls[opening.wall]].mean(1)
        inside = (abs(middle[:, axis] - opening.along) < opening.width / 2) & (middle[:, 2] < opening.height)
        assert not inside.any(), f"{opening.door} is walled up in {room}"


@pytest.mark.parametrize("name", ["doors", *build.ROOMS])
def test_the_built_output_comes_from_the_present_sources(name: str) -> None:
    assert build.noted().get(name) == build.source_hash(name), f"a source of {name} changed: run `make assets`"


@pytest.mark.parametrize("name", [*build.ROOMS, "doors"])
def test_the_built_output_is_the_geometry_that_its_sources_make_now(name: str) -> None:
    assert renew.is_same(name), f"{name} differs from its sources: run `make assets`"


def test_a_mesh_whose_label_moved_is_not_the_same() -> None:
    mesh, other = small_mesh(), small_mesh()
    assert renew.agree(mesh, other)
    other.uv0[3, 0] += 1e-4
    assert not renew.agree(mesh, other)


def test_the_built_folder_stays_under_its_size() -> None:
    assert sum(path.stat().st_size for path in build.BUILT.rglob("*") if path.is_file()) < 45e6
