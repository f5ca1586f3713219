/** The channel on which `append_batch` (migrations/sql) tells that the log has grown. */
export const LOG_CHANNEL = 'log_appended';
