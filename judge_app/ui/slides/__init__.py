"""Looking through decks and PDFs inside the window."""
