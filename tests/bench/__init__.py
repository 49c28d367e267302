"""Speed and size, always as ratios against something measured in the same run. Run with `make bench`."""
