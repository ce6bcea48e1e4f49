"""What a blank template holds: plans and forms, laid out for each office."""
