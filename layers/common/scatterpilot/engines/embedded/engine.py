class EmbeddedEngine: pass
