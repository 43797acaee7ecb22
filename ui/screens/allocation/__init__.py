"""The allocation screen: who has which family, who waits, and what the plan's goals come to."""
