"""What people are and do: pure functions over their state, used by the unit `operator`."""
