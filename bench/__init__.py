"""Speed and memory of First Air beside its budgets; `make bench` prints the table."""
