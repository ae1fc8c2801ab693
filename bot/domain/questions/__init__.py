"""Questions that others vote for: put to the speaker site by site, answered, or kept open with an owner."""
