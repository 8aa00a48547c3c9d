"""What streams of coded pictures tell themselves: where each begins, and in what order they are shown."""
