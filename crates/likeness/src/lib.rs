//! 文本复用 Text reuse: where a passage of this text stood before (DOC-3, INF-2).
