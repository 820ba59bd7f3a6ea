"""training of First Air."""
