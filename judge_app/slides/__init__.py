"""Decks and pages: reading them, and drawing them without Office."""
