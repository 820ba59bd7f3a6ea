"""hud of First Air."""
