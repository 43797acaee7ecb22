"""Why, why not, and what would it take: the two dialogs that ask, and what they show."""
