"""What the ledger calls the subjects of monitoring."""

FLAG, RUN, INQUIRY = "FLAG", "SCREENING", "INQUIRY"
