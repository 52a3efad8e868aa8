"""The tour: five steps of real work in the sample book, each beside the control that it is about."""
