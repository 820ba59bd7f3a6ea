"""audio of First Air."""
