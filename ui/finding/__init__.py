"""Finding any family, person or place as somebody types."""
