"""Pages of documents on screen and on paper."""
