"""hmi of First Air."""
