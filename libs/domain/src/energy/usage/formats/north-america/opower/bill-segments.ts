import { asList, asObject, asText } from '#domain/energy/usage/container/json';
import type { ExactJson, ExactObject } from '#domain/energy/usage/container/json';

/** A read as the other endpoints write it: start and end as ISO text, the value in kWh. */
export interface SegmentRead extends ExactObject {
  readonly startTime: string;
  readonly endTime: string;
  readonly value: ExactJson;
}

/**
 * The electric segments of Opower's bills (GraphQL, `data.billingAccountByAuthContext.bills`) as reads;
 * other services are left out. `left` counts them.
 */
export function billSegments(answer: ExactObject): {
  readonly reads: readonly SegmentRead[];
  readonly left: number;
} {
  const account = asObject(asObject(answer['data'])['billingAccountByAuthContext']);
  const reads: SegmentRead[] = [];
  let left = 0;
  for (const bill of asList(account['bills']).map(asObject)) {
    for (const segment of asList(bill['segments']).map(asObject)) {
      const service = asText(asObject(segment['serviceAgreement'])['serviceType']);
      if (service !== '' && !/^elec/i.test(service)) {
        left += 1;
        continue;
      }
      const interval = asText(segment['usageInterval']) || asText(bill['timeInterval']);
      const [startTime = '', endTime = ''] = interval.split('/');
      reads.push({ startTime, endTime, value: consumptionOf(segment) });
    }
  }
  return { reads, left };
}

/** The quantity named consumption, else the only one; null where neither is there. */
function consumptionOf(segment: ExactObject): ExactJson {
  const quantities = asList(segment['serviceQuantities']).map(asObject);
  const named = quantities.find((one) => /^consumption$/i.test(asText(one['serviceQuantityIdentifier'])));
  const found = named ?? (quantities.length === 1 ? quantities[0] : undefined);
  return asObject(found?.['serviceQuantity'])['value'] ?? null;
}
