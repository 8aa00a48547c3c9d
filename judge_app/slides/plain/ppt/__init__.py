"""Reads old binary decks ([MS-PPT]): words and pictures at their places, clips, steps, notes."""
