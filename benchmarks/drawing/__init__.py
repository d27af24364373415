"""The same invoice drawn by ScatterPilot and by other libraries.

Each module has ``draw(invoice) -> bytes``. The others get every text ready made, in the layout of
ours: head, parties, facts, a table whose header repeats, sums, payment details, page numbers.
"""
