"""The codebook screen: all tags, as a tree."""
