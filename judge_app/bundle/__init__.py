"""The one signed file that staff hand out."""
