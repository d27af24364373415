"""The Lambda handlers. A process imports this before anything else."""

import gc

# Modules, models and clients stay for good, so looking through them for garbage again and again
# while they load takes a tenth of a cold start and finds nothing. By default that is every 700.
gc.set_threshold(50_000)
