"""Documents as each version of the code really stored them, and that all of them still work.

A folder ``v1``, ``v2``, … holds what one version made of ``scenario``, as SQLite and as DynamoDB
kept it. Those of released versions never change; ``docs/decisions/0022`` tells when one is added.
"""
