import { compose } from '#domain/energy/tariffs/compose/compose';
import { notingDelivery } from '#domain/energy/tariffs/compose/compose-sides';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { BillCase } from './bill-case.js';
import { tariffOfCase } from './bill-tariff.js';

/**
 * The tariff of a case as the home pays it: an offer with the delivery charges of the file that the case
 * names, or flagged if it is supply-only and no file is named. Throws the refusals of reading and composing.
 */
export async function deliveredTariff(billCase: BillCase, caseFile: string | undefined): Promise<Tariff> {
  const offer = await tariffOfCase(billCase, caseFile);
  const { delivery: tariff, deliveryFrom: from, usage } = billCase;
  if (tariff == null) return notingDelivery(offer);
  return compose(offer, await tariffOfCase({ tariff, usage, from }, caseFile));
}
