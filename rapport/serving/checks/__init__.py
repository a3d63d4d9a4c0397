"""What the server examines about its own installation."""
