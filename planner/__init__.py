"""The whole application without a window: everything the desktop can do, the command line can do."""
