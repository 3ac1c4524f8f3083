"""How sure claims are: fitting and measuring."""
