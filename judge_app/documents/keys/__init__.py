"""Keys, the codes that open them, slips, requests, tokens, and the seal on marks."""
