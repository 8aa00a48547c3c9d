"""The chair's papers: table, minutes, entry sheets, and the signed result."""
