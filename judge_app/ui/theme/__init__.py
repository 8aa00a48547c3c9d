"""Colours, spacing, type and icons: every token of the one theme."""
