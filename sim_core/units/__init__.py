"""Machines, one a file; `sim_core.catalogue` is the only list of them."""
