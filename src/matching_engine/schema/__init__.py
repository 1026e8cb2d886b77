"""What people are compared by: features, hard rules, weights; the plain reference and its form in arrays."""
