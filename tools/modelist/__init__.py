"""modelist: an awesome list of models kept as data, one YAML file per entry."""

__version__ = "0.1.0"
