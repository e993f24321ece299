#include <sqlite3.h>

/// SQLite copies the bytes before the bind call returns; the C macro is a cast that Swift cannot import.
static inline sqlite3_destructor_type nexie_sqlite_transient(void) { return SQLITE_TRANSIENT; }
