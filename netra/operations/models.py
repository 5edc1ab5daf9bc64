"""What the workers did: one row for each of their jobs."""

from django.db import models


class Beat(models.Model):
    """A job, by its name in the list of jobs: sums over all workers since this database is used."""

    job = models.CharField(max_length=60, primary_key=True)
    ended_at = models.DateTimeField(null=True, help_text="The last round that came to its end.")
    failed_at = models.DateTimeField(null=True, help_text="The last round that did not.")
    rounds = models.BigIntegerField(default=0)
    failures = models.BigIntegerField(default=0)
    done = models.BigIntegerField(default=0, help_text="Things done, as the job counts them.")
    seconds = models.FloatField(default=0)

    def __str__(self) -> str:
        return self.job
