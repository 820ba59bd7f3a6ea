"""game of First Air."""
