//! 搜索 The projection that finds: whatever a person may read, by any part of it (GEN-2).
