"""libVLC as a player: its helper process, and how it is led to the very picture."""
