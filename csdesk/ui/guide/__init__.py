"""The guide: chapters in Markdown that read well by themselves, and the window that shows them."""
