/** Every read model of the trust context; one line each. */
export const trustProjections = {};
