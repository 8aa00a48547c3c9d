"""From the panel's marks to places and prizes, exactly; standard library only."""
