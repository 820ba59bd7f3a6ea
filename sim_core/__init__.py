"""The plant: rules frozen, state in one place; numpy only, no clock, no file, no window."""
