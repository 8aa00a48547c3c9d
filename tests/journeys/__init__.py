"""Whole stories, told with the real program."""
