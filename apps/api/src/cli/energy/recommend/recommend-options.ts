import type { SeriesContext } from '#domain/energy/tariffs/convert/convert';

/** Options of `recommend`. */
export interface RecommendOptions {
  readonly usage: string;
  readonly postcode: string;
  readonly deliveryUtilityId?: string;
  /** Plans to choose from instead of the seed catalogue. */
  readonly plans?: string;
  /** Format of that file, one that `tariff convert` knows; absent means our own format. */
  readonly from?: string;
  /** What a series of prices among those plans leaves open. */
  readonly series?: SeriesContext;
  /** Tariff of the home's delivery utility, for supply-only offers whose delivery charges we do not know. */
  readonly delivery?: string;
  /** Format of that file; absent means our own format. */
  readonly deliveryFrom?: string;
  /** The home's meters by number in file order, if the file holds several. */
  readonly meters?: readonly number[];
  /** A file with the mapping that a person confirmed for a table of unknown make. */
  readonly map?: string;
  /** A file with the bills that a person confirmed, if the usage is a PDF. */
  readonly bills?: string;
  readonly json: boolean;
}
