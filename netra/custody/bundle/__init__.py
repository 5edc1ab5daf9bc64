"""The bundle of a case: one ZIP that proves itself, also after third parties were blacked out."""
