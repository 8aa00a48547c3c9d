"""The first page: three doors and recent work."""
