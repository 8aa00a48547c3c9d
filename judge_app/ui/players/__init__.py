"""Players and the screen around them: pictures, controls, messages."""
