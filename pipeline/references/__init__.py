"""From text to references, and from references to their targets."""
