"""assets of First Air."""
