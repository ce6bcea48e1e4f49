"""Roll-ups, the index, alerts and the narrative: findings summed up for a reader."""
