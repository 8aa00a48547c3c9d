"""Page objects: each screen in the words of the people who use it."""
