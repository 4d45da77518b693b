"""What the user settled about quotes, laid over what the analysis found."""
