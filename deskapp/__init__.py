"""deskapp: the look-up of a service hall (便民服务中心)."""

__version__ = "0.1.0"
