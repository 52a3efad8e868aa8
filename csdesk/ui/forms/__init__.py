"""Fields that are edited where they stand and kept when they are left."""
