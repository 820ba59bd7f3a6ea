import numpy as np
import pytest
import yaml

from assets import pack
from assets.people.source import source_hash
from game.people import model
from game.people.figure import BODIES, GARMENTS, shown
from game.people.hands import covering

GOWNING = model.BUILT.parents[2] / "levels" / "facility" / "gowning.yaml"
STEP_GARMENT = {  # steps of gowning.yaml that put a garment on
    "site_uniform": "site_uniform",
    "site_shoes": "site_shoes",
    "hair_cover": "hair_cover",
    "beard_cover_if_needed": "beard_cover",
    "protective_suit": "coverall",
    "overshoes_over_bench": "overshoes",
    "gloves_if_task": "gloves",
}
ACTS = {  # steps that do not
    "remove_prohibited", "street_shoes_off", "wash_hands_30s", "step_over_bench", "sanitise_hands", "close_outer_door",
    "mirror_check", "wait_green", "inner_door",
}  # fmt: skip
DRESSED = frozenset({"site_uniform", "site_shoes", "hair_cover", "beard_cover", "coverall", "overshoes", "gloves"})


@pytest.fixture(scope="module", params=["figure", "hands"])
def built(request: pytest.FixtureRequest) -> model.Model:
    return model.load(request.param)


def test_the_built_output_comes_from_the_present_sources(built: model.Model) -> None:
    assert built.header["source"] == source_hash(built.name), (
        "run `python -m assets.people.build` in the Blender environment"
    )


def test_skin_weights_of_every_vertex_sum_to_one_before_and_after_reading(built: model.Model) -> None:
    _, blocks = pack.read(model.BUILT / f"{built.name}.fam")
    stored = blocks["weight"].astype(int).sum(1)
    assert np.abs(stored - 255).max() <= 2  # four roundings of at most half a step
    assert np.allclose(built.weight.sum(1), 1.0, atol=1e-12)
    assert built.bone.max() < len(built.bones) <= 24


def test_every_garment_step_of_the_site_and_grade_d_sequences_shows_a_part(built: model.Model) -> None:
    steps = yaml.safe_load(GOWNING.read_text(encoding="utf-8"))["sequences"]
    for step in [*steps["site"]["steps"], *steps["grade_d"]["steps"]]:
        assert step in STEP_GARMENT or step in ACTS, f"{step} is neither an act nor a garment with a model"
    if built.name != "hands":
        for garment in STEP_GARMENT.values():
            assert garment in GARMENTS
            assert built.header["ranges"][garment][1] > (100 if built.name == "figure" else 24)


def test_each_garment_changes_what_the_mirror_shows() -> None:
    order = ["site_uniform", "site_shoes", "hair_cover", "beard_cover", "coverall", "overshoes", "gloves"]
    seen = [shown(frozenset(order[:count]), BODIES["trainee"]) for count in range(len(order) + 1)]
    assert len({tuple(sorted(parts)) for parts in seen}) == len(order) + 1


def test_a_dressed_figure_and_a_hand_stay_within_their_triangles() -> None:
    figure, hands = model.load("figure"), model.load("hands")
    assert len(figure.triangles_of(shown(DRESSED, BODIES["trainee"]))) <= 10_000
    for worn in ((), ("site_uniform",), ("site_uniform", "coverall"), ("site_uniform", "coverall", "gloves")):
        assert len(hands.triangles_of(covering(frozenset(worn)))) <= 4_400


def test_a_dressed_figure_far_away_has_a_quarter_of_its_triangles() -> None:
    _, forms = model.coarser(model.load("figure"))
    assert len(forms[-1].triangles_of(shown(DRESSED, BODIES["trainee"]))) <= 2_500


def test_the_folder_of_people_stays_small() -> None:
    assert sum(path.stat().st_size for path in model.BUILT.iterdir()) < 10e6


def test_garments_reach_where_they_belong() -> None:
    figure = model.load("figure")

    def heights(part: str) -> tuple[float, float]:
        z = figure.position[np.unique(figure.triangles_of([part])), 2]
        return float(z.min()), float(z.max())

    low, high = heights("coverall")
    assert low < 0.12, "the coverall ends at the ankles"
    assert 1.47 < high < 1.60, "and at the collar"
    assert heights("overshoes")[1] > low, "overshoes and legs overlap"
    assert heights("site_uniform")[0] < 0.10
