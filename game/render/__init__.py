"""render of First Air."""
