/** How `recommend` was called. */
export interface RecommendOptions {
  readonly usage: string;
  readonly postcode: string;
  readonly deliveryUtilityId?: string;
  /** Plans to choose from instead of the seed catalogue. */
  readonly plans?: string;
  /** Format of that file, one `tariff convert` knows; without it plans of our own form are expected. */
  readonly from?: string;
  /** Tariff of the home's wires company, for offers of supply alone whose delivery charges we do not know. */
  readonly delivery?: string;
  /** Format of that file; without it a tariff of our own form is expected. */
  readonly deliveryFrom?: string;
  /** Which meters are the home, by number in file order, when the file holds several. */
  readonly meters?: readonly number[];
  readonly json: boolean;
}
