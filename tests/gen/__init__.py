"""The generator: names, shapes and emitters, the last by golden files (`goldens`)."""
