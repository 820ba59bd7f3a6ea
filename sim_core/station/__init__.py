"""The parts of a control system: what it watches, its history, its alarms, its desk."""
