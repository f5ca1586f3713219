export {
  array,
  boolean,
  discriminatedUnion,
  enum,
  iso,
  literal,
  number,
  object,
  record,
  strictObject,
  string,
  unknown,
  uuid,
} from 'zod/v4';
export type { infer } from 'zod/v4';
