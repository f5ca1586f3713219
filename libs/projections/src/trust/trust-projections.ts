import { accountProjection } from './account/account.projection.js';
import { machineryProjection } from './machinery/machinery.projection.js';

/** Every read model of the trust context; one line each. */
export const trustProjections = {
  account: accountProjection,
  machinery: machineryProjection,
};
