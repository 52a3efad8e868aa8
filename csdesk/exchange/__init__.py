"""Files in and out, one file a format: reading gives rows and complaints and never touches a book."""
