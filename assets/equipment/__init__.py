"""equipment of First Air."""
