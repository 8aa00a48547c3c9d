"""Makes PDFs of decks and documents on staff's machine, so that judges' machines need no Office."""
