"""Reads `.pptx` into scenes: python-pptx opens the package, everything else is read from XML."""
