"""The window and everything in it: reads through queries, writes through commands, both only by way of `hands`."""
