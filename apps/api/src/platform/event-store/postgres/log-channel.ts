/** NOTIFY channel of `append_batch` (migrations/sql) for new events. */
export const LOG_CHANNEL = 'log_appended';
