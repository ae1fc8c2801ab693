"""The Slack door: what people do in Slack becomes invocations, and what happened is shown in Block Kit."""
