"""Outlines of shapes: presets drawn from their own formulas, and custom geometry by its guides."""
