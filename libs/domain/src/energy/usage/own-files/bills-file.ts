import type { TypedBill } from '../typed-bills.commands.js';

/** Bills typed by hand as the bills CSV that the usage reader knows; `end` is the day the meter was read. */
export function billsFile(bills: readonly TypedBill[]): string {
  const rows = bills.map(
    ({ start, end, kwh, estimated }) => `${start},${end},${kwh},${estimated === true ? 'yes' : 'no'}`,
  );
  return ['start,end,kwh,estimated', ...rows, ''].join('\n');
}
