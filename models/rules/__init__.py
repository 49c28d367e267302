"""What a coordinator could check on paper: plain values in, plain values out."""
