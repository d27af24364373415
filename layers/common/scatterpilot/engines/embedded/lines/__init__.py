"""Line items, the customer and the address: read by comparing costs, not by announcing words."""
