/** What each query of the context says of something that is not there, or is another home's. */
export const MISSING_UPLOAD = ['usage.unknown-upload', 'There is no such upload.'] as const;
export const MISSING_RECOMMENDATION = [
  'recommendations.unknown',
  'There is no such recommendation. It may belong to another visit; start again from your results.',
] as const;
