"""Judge a contest offline: signed bundles in, signed scoresheets out."""

__version__ = "0.1.0"
