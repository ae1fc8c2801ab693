"""Follow-up of a convening: what is to be said to whom afterwards, who it goes to, and what came of it in totals."""
