"""Paper that comes back: scans and photos, and the codes in them."""
