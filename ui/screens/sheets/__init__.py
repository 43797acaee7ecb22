"""The sheets screen: what can be printed of the week, how it looks, print and save."""
