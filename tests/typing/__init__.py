"""Programs for a type checker, with the mistakes that it has to report."""
