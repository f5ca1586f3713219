import { accountProjection } from './account/account.projection.js';
import { lookProjection } from './look/look.projection.js';
import { machineryProjection } from './machinery/machinery.projection.js';

/** Every read model of the trust context; one line each. */
export const trustProjections = {
  account: accountProjection,
  look: lookProjection,
  machinery: machineryProjection,
};
