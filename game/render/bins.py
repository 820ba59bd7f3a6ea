"""In which order things are drawn: what is large and near first, so that what it hides costs nothing.

Panda3D draws bins by their number: opaque things are 20, transparent ones 30.
"""

from panda3d.core import CullBinManager

LARGE, SHELL, LIQUID = "large", "shell", "liquid"


def _register() -> None:
    manager = CullBinManager.get_global_ptr()
    if manager.find_bin(LARGE) < 0:
        manager.add_bin(LARGE, CullBinManager.BT_front_to_back, 15)  # chunks of a large machine
        manager.add_bin(SHELL, CullBinManager.BT_front_to_back, 22)  # walls, floor, ceiling: behind everything
        manager.add_bin(LIQUID, CullBinManager.BT_fixed, 25)  # over what is solid, under any glass


_register()
