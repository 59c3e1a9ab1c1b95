"""Commands on storage: pools, volumes, and the secrets that open them."""
