"""What staff's check finds out about clips, and the copies it makes, with FFmpeg in a process of its own."""
