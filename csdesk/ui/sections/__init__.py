"""The sections of an account's page, each loaded by its name when it is first wanted; none knows another one."""
