"""input of First Air."""
