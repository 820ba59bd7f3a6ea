"""One screen, one file: from a page model to a scene."""
