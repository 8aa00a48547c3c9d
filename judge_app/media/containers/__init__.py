"""What the containers of clips tell themselves: when each picture is shown, and their subtitles."""
