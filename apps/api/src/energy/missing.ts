/** The refusals of queries for something that does not exist or belongs to another home. */
export const MISSING_UPLOAD = ['usage.unknown-upload', 'There is no such upload.'] as const;
export const MISSING_RECOMMENDATION = [
  'recommendations.unknown',
  'There is no such recommendation. It may belong to another session; go back to your results.',
] as const;
