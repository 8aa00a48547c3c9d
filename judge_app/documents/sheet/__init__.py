"""The scoresheet: what it states, how it is drawn, and how it is signed."""
