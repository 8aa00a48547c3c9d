"""Paints scenes with QtGui: on a picture for the screen, or on the pages of a PDF."""
