"""The judge's screens: opening a bundle, marking, review, signing."""
