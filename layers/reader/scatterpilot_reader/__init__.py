"""The learned reader's model as data: ``reader.onnx``, ``tokenizer.json`` and ``card.json``.

No code is in here and nothing imports it: ``engines/embedded/reader/installed.py`` looks for the
folder. Without the files the engine understands plain answers only.
"""
