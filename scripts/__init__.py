"""Programs that make the project's data; none of them is part of the package."""
