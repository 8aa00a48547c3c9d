"""Reads OpenDocument decks: words and pictures at their places, clips, steps, notes."""
