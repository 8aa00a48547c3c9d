"""Plays the records of Windows metafiles (EMF and WMF) on a painter."""
