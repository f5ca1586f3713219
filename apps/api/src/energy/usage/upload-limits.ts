/** Limits of one upload at the door; the reader of the files has its own on top. */
export const UPLOAD_LIMITS = { files: 20, fileBytes: 300 * 1024 * 1024, fields: 5, fieldBytes: 200 } as const;
