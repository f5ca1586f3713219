/** The figures of one distributor and class; prices as dollars per kWh, absent ones undefined. */
export type Row = (name: string) => string | undefined;
