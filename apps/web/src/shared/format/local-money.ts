/** What a country's prices are written in. */
export type LocalMoney = {
  readonly currency: string;
  readonly sign: string;
  /** Hundredth of the currency, as bills name it. */
  readonly minor: string;
};

const US: LocalMoney = { currency: 'USD', sign: '$', minor: 'cents' };

const BY_COUNTRY: Readonly<Record<string, LocalMoney>> = {
  US,
  AU: { currency: 'AUD', sign: '$', minor: 'cents' },
  GB: { currency: 'GBP', sign: '£', minor: 'pence' },
  CA: { currency: 'CAD', sign: '$', minor: 'cents' },
};

/** Money of an ISO country code; dollars until a country is known. */
export function localMoney(country: string | undefined): LocalMoney {
  return BY_COUNTRY[country ?? 'US'] ?? US;
}
