"""Printed and signed documents, keys and signatures; the only room that knows reportlab, pyHanko."""
