"""QtMultimedia as a player, and how it is led to the very picture."""
