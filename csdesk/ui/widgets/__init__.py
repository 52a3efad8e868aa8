"""Small things that pages are put together from; they hold no data and know no account."""
