"""The pages, one a place; none of them imports another."""
