"""Everything in DynamoDB tables, for any number of processes at once.

A record is one item: what it is found, ordered and guarded by are attributes, the document is one
JSON text, which costs a third of the parsing that nested attributes do. Money is text, so that no
digit is lost. Nothing is ever scanned.

Import the modules: a function that reads invoices must not load the models of those that write.
"""
