"""Printed pages painted: one painter for the preview and for PDF. It decides nothing of what a page says."""
