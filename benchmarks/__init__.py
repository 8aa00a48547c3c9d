"""Measurements, run by hand; README.md holds their figures."""
