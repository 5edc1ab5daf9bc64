"""Who may be behind an account: candidates from a register, evidence piece by piece, and abstention."""
