"""The pages of the kiosk, one file for each kind."""
