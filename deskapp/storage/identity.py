"""How a catalog file is recognised. Standard library only: the look-up path checks this."""

APPLICATION_ID = 0x44_53_4B_41
"""`PRAGMA application_id` of a catalog: the letters DSKA."""

FROM_SEED = "随程序建立"
"""Why of the first change of a catalog that was made from the shipped seed."""

SCHEMA_VERSION = 3
"""`PRAGMA user_version` this release reads and writes."""
