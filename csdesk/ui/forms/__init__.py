"""Fields that are edited where they stand and kept when they are left.

A page makes a field, says how its value becomes a command, and shows values in it:

    self._name = LineField(shell.speech, shell.words("Name"), rule=clean_name)
    self._name.keeps(shell.hands, lambda name: EditAccount(self.account_id, name=name))
    self._name.load(row.name)          # another record: what was typed before is dropped
    self._name.show_value(row.name)    # the same record read anew: what is being typed stays

Leaving the field (or Enter) with a changed value emits `commit` and runs the command; the field shows that it is
being kept until the commit returned. A value that can't be read, or that the rule or the command refuses, is
refused in words under the field, with what still stands. Esc brings back what stands.
"""
