"""What the command line prints: Vietnamese lines from values, one module for each thing that is printed."""
