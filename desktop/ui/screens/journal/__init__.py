"""The journal: the list of entries, an entry to read and to write, its versions, the trash."""
