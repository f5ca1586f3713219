import { plan } from './cdr/own-plan.spec-support.js';

const always = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));

const YEAR = { fromIncluding: '2026-01-01', toExcluding: '2027-01-01' };

/** A small document of each format that is JSON: objects within objects, as they come. */
export const JSON_DOCUMENTS: Readonly<Record<string, readonly [format: string, document: object]>> = {
  'a URDB rate': [
    'urdb',
    {
      items: [
        {
          label: 'rate',
          energyratestructure: [[{ rate: 0.1, max: 300, unit: 'kWh' }, { rate: 0.2 }]],
          energyweekdayschedule: always,
          energyweekendschedule: always,
          flatdemandstructure: [[{ rate: 2 }]],
          fixedchargefirstmeter: 5,
        },
      ],
    },
  ],
  'a document of the rate book': [
    'urdb',
    {
      schema_version: 0,
      identity: { utility_id: 'Riverside', plan_name: 'Home' },
      effective_range: { start: '2026-01-01' },
      energy: { periods: [{ tiers: [{ rate: '0.1', max_unit: 'kWh' }] }] },
      schedule: { weekday: always, weekend: always },
      fixed_charges: [{ amount: '5', unit: '$/month' }],
      min_charge: { amount: '9', unit: '$/month' },
      unsupported: [],
      metering: null,
      provenance: { urdb_label: 'one' },
      source_documents: [],
    },
  ],
  'an Australian plan': ['cdr', plan()],
  'an Octopus product': [
    'octopus',
    {
      code: 'FIX-12M',
      single_register_electricity_tariffs: {
        _A: {
          direct_debit_monthly: {
            code: 'E-1R-FIX-12M-A',
            standing_charge_inc_vat: 40.5,
            standard_unit_rate_inc_vat: 25.5,
            links: [{ href: 'https://example.org/', method: 'GET', rel: 'rates' }],
          },
        },
      },
      sample_quotes: {
        _A: { direct_debit_monthly: { electricity_single_rate: { annual_cost_inc_vat: 90_000 } } },
      },
    },
  ],
  'an answer of a Norwegian grid company': [
    'digin',
    {
      gridTariffCollections: [
        {
          gridTariff: {
            tariffType: {
              tariffKey: 'private',
              companyName: 'Nett AS',
              fixedPriceConfiguration: { basis: 'monthlymax', months: 1, maxhoursPerMonth: 3 },
            },
            tariffPrice: {
              hours: [
                {
                  startTime: '2026-01-01T00:00:00+01:00',
                  expiredAt: '2026-01-01T01:00:00+01:00',
                  fixedPrice: { id: 'one' },
                  energyPrice: { id: 'two', total: 0.25, totalExVat: 0.2 },
                },
              ],
              priceInfo: {
                fixedPrices: [
                  {
                    id: 'one',
                    priceLevel: [
                      {
                        valueMin: 0,
                        monthlyTotal: 100.5,
                        currency: 'NOK',
                        hourPrices: [{ numberOfDaysInMonth: 31, total: 0.13 }],
                      },
                    ],
                  },
                ],
                energyPrices: [{ id: 'two', total: 0.25, currency: 'NOK' }],
              },
            },
          },
        },
      ],
    },
  ],
  'an answer of a Swedish grid company': [
    'eltariff',
    {
      tariffs: [
        {
          id: 'one',
          name: 'House',
          validPeriod: YEAR,
          timeZone: 'Europe/Stockholm',
          companyName: 'Nät AB',
          energyPrice: {
            components: [
              {
                validPeriod: YEAR,
                unit: 'kWh',
                price: { priceExVat: 0.2, priceIncVat: 0.25, currency: 'SEK' },
                recurringPeriods: [
                  {
                    activePeriods: [
                      {
                        fromIncluding: '07:00:00',
                        toExcluding: '20:00:00',
                        calendarPatternReferences: { include: ['weekdays'] },
                      },
                    ],
                  },
                ],
              },
            ],
          },
        },
      ],
      calendarPatterns: [{ reference: 'weekdays', frequency: 'P1W', days: [1, 2, 3, 4, 5] }],
    },
  ],
  'a series of hourly prices': [
    'spot',
    {
      unit: 'EUR/MWh',
      zone: 'Europe/Brussels',
      prices: [
        { start: '2026-01-01T00:00:00Z', price: 80 },
        { start: '2026-01-01T01:00:00Z', price: 70 },
        { start: '2026-01-01T02:00:00Z', price: 75 },
      ],
    },
  ],
  'a Texas listing by id': [
    'power-to-choose',
    {
      tdu: 'oncor',
      plans: {
        one: {
          plan_id: 'one',
          rep: 'Retailer',
          product: 'Fixed 12',
          term_months: 12,
          cost: { base_charge: 4.5, rate_per_kwh: 0.121 },
        },
        two: {
          plan_id: 'two',
          rep: 'Retailer',
          product: 'Fixed 24',
          term_months: 24,
          rates: { 500: 0.15, 1000: 0.14, 2000: 0.13 },
        },
      },
    },
  ],
};

const ohio = `<?xml version="1.0"?>
<Offers><Offer ID="own-1"><SupplierInfo SupplierCompanyName="Own Supply" SupplierZip="44101" SupplierPhone="(800) 555-0100" />
<Price>0.0700</Price><RateType>Fixed</RateType><Renewable>25%</Renewable>
<IntroductoryOffer IsIntroductoryOffer="No" Details="" /><TermLength>12</TermLength>
<EarlyTerminationFee>$50.00</EarlyTerminationFee><MonthlyFee>$9.00</MonthlyFee>
<PromotionalOffer IsPromotionalOffer="No" Details="" /><OfferDetails>Plain offer.</OfferDetails></Offer></Offers>`;

const ontario = `<?xml version="1.0" encoding="UTF-8"?>
<BillDataTable><BillDataRow><Dist>Own Hydro</Dist><Class>RESIDENTIAL</Class><YEAR>2026</YEAR>
<RPP1>0.12</RPP1><RPP2>0.142</RPP2><RPPOffP>0.098</RPPOffP><RPPMidP>0.157</RPPMidP><RPPOnP>0.203</RPPOnP>
<ULO_overnight>0.039</ULO_overnight><ULO_weekendoffp>0.098</ULO_weekendoffp><ULO_midp>0.157</ULO_midp><ULO_onp>0.391</ULO_onp>
<SC>40.5</SC><DC>0.001</DC><Net>0.01</Net><Conn>0.008</Conn><WMSR>0.0047</WMSR><RRRP>0.0006</RRRP><SSS>0.25</SSS>
<LF>1.05</LF><GST>0.13</GST><Rebate>0.235</Rebate><VC/></BillDataRow></BillDataTable>`;

const ofgem = {
  _meta: { payment_method: 'direct_debit', generated: '2026-04-02', regions: { _C: 'London' } },
  quarters: [
    {
      ...{ period_from: '2026-01-01', period_to: '2026-03-31', label: 'Q1 2026', file_type: 'levelised' },
      regions: { _C: { electricity: { unit_rate_inc_vat: 24.5, standing_charge_inc_vat: 44.75 } } },
    },
  ],
};

const tempo = `DATE_DEBUT;DATE_FIN;P_SOUSCRITE;PART_FIXE_TTC;PART_VARIABLE_HCBleu_TTC;PART_VARIABLE_HPBleu_TTC;PART_VARIABLE_HCBlanc_TTC;PART_VARIABLE_HPBlanc_TTC;PART_VARIABLE_HCRouge_TTC;PART_VARIABLE_HPRouge_TTC
01/01/2026;;6;366,5;0,11;0,22;0,33;0,44;0,55;0,66
`;

/** A small document of each format as text, but for series of prices, which have hostile relatives of their own. */
export const SMALL_DOCUMENTS: readonly {
  readonly name: string;
  readonly format: string;
  readonly text: string;
}[] = [
  ...Object.entries(JSON_DOCUMENTS)
    .filter(([, [format]]) => format !== 'spot')
    .map(([name, [format, document]]) => ({ name, format, text: JSON.stringify(document) })),
  { name: "Ohio's list", format: 'ohio', text: ohio },
  { name: "Ontario's rates", format: 'oeb', text: ontario },
  { name: "Ofgem's cap", format: 'ofgem', text: JSON.stringify(ofgem) },
  { name: "Tempo's prices", format: 'tempo', text: tempo },
];
