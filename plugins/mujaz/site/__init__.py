"""TODO: the stage introduces itself."""
