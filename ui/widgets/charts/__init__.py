"""Charts painted from the tokens, each with every one of its numbers in words."""
