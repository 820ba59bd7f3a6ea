"""Controllers, sequences and interlocks shared by units."""
