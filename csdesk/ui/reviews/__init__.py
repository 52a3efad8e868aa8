"""Reviews in the window: their lists, and the parts of the page on which one is prepared."""
