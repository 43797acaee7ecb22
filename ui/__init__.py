"""The windows, and nothing but windows."""
