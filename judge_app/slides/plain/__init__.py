"""Decks that the built-in reader cannot draw: their words and pictures, laid out plainly."""
