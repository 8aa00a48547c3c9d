"""Pictures of every screen and of every page that the program prints."""
