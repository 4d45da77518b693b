"""The quote bank: kept in step with the store, asked, and what was found taken along."""
