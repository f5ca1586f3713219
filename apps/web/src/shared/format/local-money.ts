/** A country's currency, as prices are written there. */
export type LocalMoney = {
  readonly currency: string;
  readonly sign: string;
  /** Name of a hundredth of the currency: cents, pence. */
  readonly minor: string;
};

const US: LocalMoney = { currency: 'USD', sign: '$', minor: 'cents' };

const BY_COUNTRY: Readonly<Record<string, LocalMoney>> = {
  US,
  AU: { currency: 'AUD', sign: '$', minor: 'cents' },
  GB: { currency: 'GBP', sign: '£', minor: 'pence' },
  CA: { currency: 'CAD', sign: '$', minor: 'cents' },
};

/** Currency of an ISO country code; US dollars if the country is unknown. */
export function localMoney(country: string | undefined): LocalMoney {
  return BY_COUNTRY[country ?? 'US'] ?? US;
}
