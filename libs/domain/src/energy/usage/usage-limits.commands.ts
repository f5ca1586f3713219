/** Limits of one upload, in bytes and milliseconds. */
export interface UploadLimits {
  readonly files: number;
  readonly fileBytes: number;
  /** All files together. */
  readonly totalBytes: number;
  /** Longest pause of the sender before the upload is ended. */
  readonly idleMs: number;
  readonly fields: number;
  readonly fieldBytes: number;
}

/** Limits of one upload, for the page that sends it and the API that takes it; reading has its own on top. */
export const UPLOAD_LIMITS: UploadLimits = {
  files: 20,
  fileBytes: 300 * 1024 * 1024,
  totalBytes: 600 * 1024 * 1024,
  idleMs: 30_000,
  fields: 5,
  fieldBytes: 200,
};

/** Bills typed by hand at once: three years of months. */
export const MOST_BILLS = 36;

/** How long files wait for the answer to a question about them; then their bytes go. */
export const QUESTION_DAYS = 14;
