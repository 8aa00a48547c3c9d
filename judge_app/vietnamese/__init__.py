"""Vietnamese text and numbers: words, order, matching, old encodings, dates."""
