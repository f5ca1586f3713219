import { z } from 'zod';
import type { Known } from '../known-fields.js';
import { fields } from '../known-fields.js';

const Figure = z.union([z.number(), z.string()]).nullish();

const FixedPriceConfiguration = z.looseObject({
  basis: z.string().nullish(),
  maxhoursPerDay: z.number().nullish(),
  daysPerMonth: z.number().nullish(),
  allDaysPerMonth: z.boolean().nullish(),
  maxhoursPerMonth: z.number().nullish(),
  months: z.number().nullish(),
});

const TariffType = z.looseObject({
  tariffKey: z.string().min(1),
  companyName: z.string().min(1),
  title: z.string().nullish(),
  description: z.string().nullish(),
  lastUpdated: z.string().nullish(),
  resolution: z.number().int().min(1).max(1440).nullish(),
  fixedPriceConfiguration: FixedPriceConfiguration.nullish(),
});

const Money = { currency: z.string().nullish() };

/** One grid tariff of the API; fields beside these are held against `KNOWN`. */
export const GridTariff = z.looseObject({
  tariffType: TariffType,
  tariffPrice: z.looseObject({
    hours: z
      .array(
        z.looseObject({
          startTime: z.string(),
          expiredAt: z.string(),
          energyPrice: z.looseObject({ total: Figure }).nullish(),
        }),
      )
      .min(1)
      .max(200_000),
    priceInfo: z.looseObject({
      fixedPrices: z
        .array(
          z.looseObject({
            priceLevel: z
              .array(z.looseObject({ ...Money, valueMin: Figure, valueMax: Figure, monthlyTotal: Figure }))
              .min(1)
              .max(40),
          }),
        )
        .max(100),
      energyPrices: z.array(z.looseObject(Money)).max(1000).default([]),
      powerPrices: z.array(z.unknown()).nullish(),
    }),
  }),
});
export type GridTariff = z.infer<typeof GridTariff>;

export const Collections = z.looseObject({
  gridTariffCollections: z
    .array(z.looseObject({ gridTariff: GridTariff }))
    .min(1)
    .max(1000),
});

/** Fields of the answer around the grid tariffs. */
export const KNOWN_AROUND: Known = {
  gridTariffCollections: { gridTariff: 'aside', meteringPointsAndPriceLevels: 'aside' },
};

/** Fields of a grid tariff that are read, or repeat in another measure what is read. */
export const KNOWN: Known = {
  tariffType: {
    ...fields(
      'tariffKey product companyName companyOrgNo title consumptionFlag lastUpdated usePublicHolidayPrices useWeekendPrices resolution description',
    ),
    fixedPriceConfiguration: fields(
      'basis maxhoursPerDay daysPerMonth allDaysPerMonth maxhoursPerMonth months',
    ),
  },
  tariffPrice: {
    hours: {
      ...fields('startTime expiredAt shortName isPublicHoliday'),
      fixedPrice: fields('id hourId'),
      powerPrice: fields('id hourId'),
      energyPrice: fields('id total totalExVat'),
    },
    priceInfo: {
      fixedPrices: {
        ...fields('id startDate endDate'),
        priceLevel: {
          ...fields(
            'id valueMin valueMax nextIdDown nextIdUp valueUnitOfMeasure monthlyTotal monthlyTotalExVat monthlyExTaxes monthlyTaxes monthlyUnitOfMeasure levelInfo currency monetaryUnitOfMeasure',
          ),
          hourPrices: fields('id numberOfDaysInMonth total totalExVat'),
        },
      },
      energyPrices: fields(
        'id startDate endDate season level total totalExVat energyExTaxes taxes currency monetaryUnitOfMeasure',
      ),
      powerPrices: 'aside',
    },
  },
};
