"""SmartArt: its words as a tree, and where layouts put them."""
