"""Prevention: appeals, sessions, meetings, circulars, pledges, broadcasts, and who was reached by them."""
