"""What is in force now: the scheme and how much larger than usual people want their text."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme.tokens import Scheme, Tokens, tokens_of


@dataclass(frozen=True, slots=True)
class Theme:
    """A scheme and a text factor: 1.0 is the size drawn, 1.2 a fifth larger."""

    scheme: Scheme = Scheme.LIGHT
    text_factor: float = 1.0

    @property
    def tokens(self) -> Tokens:
        """The palette of the scheme."""
        return tokens_of(self.scheme)


_in_force = Theme()


def current() -> Theme:
    """Return the theme in force."""
    return _in_force


def current_tokens() -> Tokens:
    """Return the palette in force."""
    return _in_force.tokens


def put_in_force(theme: Theme) -> None:
    """Make `theme` the one in force. Only `ui.theme.apply` calls this."""
    global _in_force
    _in_force = theme
