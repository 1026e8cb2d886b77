"""The network's own question: who is matched with whom, why, why not, and what proves it."""
