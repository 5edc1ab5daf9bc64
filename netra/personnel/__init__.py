"""Civil servants as their agencies know them, the accounts they declared, and who may be behind an account."""
