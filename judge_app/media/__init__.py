"""What a player can do, which one plays what, and what staff learn about a clip. No window here."""
