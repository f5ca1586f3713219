/** How much one upload may hold. */
export interface UploadLimits {
  readonly files: number;
  readonly fileBytes: number;
  /** All files together. */
  readonly totalBytes: number;
  /** How long nothing may come in before the upload is given up. */
  readonly idleMs: number;
  readonly fields: number;
  readonly fieldBytes: number;
}

/** Limits of one upload at the door; the reader of the files has its own on top. */
export const UPLOAD_LIMITS: UploadLimits = {
  files: 20,
  fileBytes: 300 * 1024 * 1024,
  totalBytes: 600 * 1024 * 1024,
  idleMs: 30_000,
  fields: 5,
  fieldBytes: 200,
};
