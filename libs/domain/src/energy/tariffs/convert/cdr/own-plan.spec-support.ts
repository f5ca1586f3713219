const allWeek = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
export type Json = Record<string, unknown>;

/** A plan of our own making; parts of the contract can be replaced. */
export const plan = (contract: Json = {}, top: Json = {}): Json => ({
  planId: 'OWN1@EME',
  displayName: 'Own Plan',
  brandName: 'Own Energy',
  fuelType: 'ELECTRICITY',
  lastUpdated: '2025-12-01T00:00:00Z',
  ...top,
  electricityContract: {
    pricingModel: 'SINGLE_RATE',
    timeZone: 'LOCAL',
    isFixed: false,
    tariffPeriod: [
      {
        displayName: 'All year',
        startDate: '01-01',
        endDate: '12-31',
        dailySupplyCharge: '1.00',
        rateBlockUType: 'singleRate',
        singleRate: { displayName: 'Usage', rates: [{ unitPrice: '0.20' }], period: 'P1D' },
      },
    ],
    ...contract,
  },
});
/** A contract with prices by time of day. */
export const timesOfUse = (...times: readonly [string, string, string][]): Json => ({
  tariffPeriod: [
    {
      startDate: '01-01',
      endDate: '12-31',
      dailySupplyCharge: '1.00',
      rateBlockUType: 'timeOfUseRates',
      timeOfUseRates: times.map(([startTime, endTime, unitPrice]) => ({
        type: 'PEAK',
        displayName: `from ${startTime}`,
        rates: [{ unitPrice }],
        timeOfUse: [{ days: allWeek, startTime, endTime }],
      })),
    },
  ],
});
