"""The sample book's invented accounts: their stories as data, and how a story becomes records."""
