"""Video and sound as an idea: the player's contract, and which player suits which clip."""
