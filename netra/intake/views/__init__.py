"""Pages of the doors: for citizens, for officers who write down what others tell, and beside a case."""
