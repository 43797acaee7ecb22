"""The whole application without a window: the command line can do all the desktop can."""
