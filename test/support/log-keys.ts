/** A key for the logs of tests, made once with `newLogKey`; what it signs is worth nothing. */
export const LOG_SIGNING_KEYS =
  'PRIVATE+KEY+treebeard.test/log+f91506f4+AfJaTyew54sNQt027ByJnvtX8/f47to+D01al0n5kYh4';

/** Its public line. */
export const VERIFIER_KEY = 'treebeard.test/log+f91506f4+ATW4xKAfy2i74lcTVQ47DXETfojE1yR590uBlRZVUCq0';
