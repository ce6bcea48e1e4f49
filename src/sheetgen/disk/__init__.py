"""What a run does to the disk: alone, all of it or nothing, and never over what is not ours."""
