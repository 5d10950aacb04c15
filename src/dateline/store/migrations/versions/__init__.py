"""One file per revision, named by what it does."""
