"""durable-rules, fenced in: nobody outside needs to read how it is driven."""
