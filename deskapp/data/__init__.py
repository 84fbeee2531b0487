"""Files shipped with the package: the catalog's seed."""
