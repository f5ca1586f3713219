import { machineryProjection } from './machinery/machinery.projection.js';

/** Every read model of the trust context; one line each. */
export const trustProjections = {
  machinery: machineryProjection,
};
