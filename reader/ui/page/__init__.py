"""The reading page: where lines end, and the one widget that draws them."""
