export {
  array,
  boolean,
  discriminatedUnion,
  email,
  enum,
  int,
  iso,
  literal,
  number,
  object,
  record,
  strictObject,
  string,
  union,
  unknown,
  uuid,
} from 'zod/v4';
export type { infer } from 'zod/v4';
