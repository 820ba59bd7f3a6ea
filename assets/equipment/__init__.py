"""The models of the equipment: one file a slug with its table of `PARTS` and `build(kit, **options)`.

`MODELS` lists what is built.
"""

import importlib
from collections.abc import Mapping

from assets.kit import Kit

Options = Mapping[str, object]
MODELS: dict[str, tuple[str, Options]] = {
    "bench_over_chg": ("bench_over", {"length": 6.8, "clean": "front"}),
    "bench_over_pal_d": ("bench_over", {"length": 4.8, "clean": "back"}),
    "bin": ("bin", {}),
    "br2000": ("br2000", {}),
    "cell_counter": ("cell_counter", {}),
    "dcs": ("dcs", {}),
    "dp_gauge": ("dp_gauge", {}),
    "dp_gauge_cor_d": ("dp_gauge", {"room": "COR_D"}),
    "ebr": ("ebr", {}),
    "eds": ("eds", {}),
    "ems": ("ems", {}),
    "feedbag": ("feedbag", {}),
    "gown_rack_box": ("gown_rack", {"style": "box"}),
    "gown_rack_chg": ("gown_rack", {"style": "site"}),
    "gown_rack_pal_d": ("gown_rack", {"style": "grade_d"}),
    "locker": ("locker", {"count": 2, "first": 3}),
    "metab": ("metab", {}),
    "microscope": ("microscope", {}),
    "mirror": ("mirror", {}),
    "phone": ("phone", {}),
    "qms": ("qms", {}),
    "sampler": ("sampler", {}),
    "sanitiser": ("sanitiser", {}),
    "sink": ("sink", {}),
    **{
        f"garment_{kind}": ("garment", {"kind": kind})
        for kind in ("hair_cover", "beard_cover", "coverall", "overshoes", "gloves", "site_uniform", "site_shoes")
    },
    **{
        f"item_{kind}": ("item", {"kind": kind})
        for kind in ("watch", "phone", "jewellery", "food", "street_shoes", "street_clothes")
    },
}


def parts(name: str) -> dict[str, str]:
    """The parts of a model as its file says them: name -> one sentence."""
    slug, _ = MODELS[name]
    return dict(importlib.import_module(f"assets.equipment.{slug}").PARTS)


def build(name: str) -> Kit:
    """A model by the name of its built file."""
    slug, options = MODELS[name]
    kit = Kit()
    importlib.import_module(f"assets.equipment.{slug}").build(kit, **options)
    return kit
