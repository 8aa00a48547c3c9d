"""Small parts of screens: they show values and know no workflow."""
