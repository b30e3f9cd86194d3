"""Screen supplement labels for ingredients that regulators have listed."""
