import type { UnpricedNotes } from '../notes.js';
import type { figuresOutside, XmlElement } from '../xml-tree.js';
import { figuresIn } from '../xml-tree.js';

/**
 * Elements of a row that are read or hold no price of a household: usage shares (`EOffP`...), hours of
 * the overnight plan (`..._period`), and what only customers without the price plan pay (`PBGA`,
 * `GA_RR_NONRPP`).
 */
const known = new Set(
  `Dist Class YEAR ET1 RPP1 RPP2 SC DC GA_RR_NONRPP Net Conn WMSR RRRP SSS LF GST EOffP EMidP EOnP RPPOffP
  RPPMidP RPPOnP PBGA Rebate OFC VC OC DRP DRC DRP_Rate ULO_onp ULO_onp_period ULO_weekendoffp
  ULO_weekendoffp_period ULO_midp ULO_midp_period ULO_overnight ULO_overnight_period Date Lic ID
  YEMonth`.split(/\s+/),
);

/** Notes figures of a row, and beside the rows, that the format is not known to have. */
export function noteUnknownElements(
  row: XmlElement,
  strays: ReturnType<typeof figuresOutside>,
  notes: UnpricedNotes,
): void {
  for (const [where, text] of [...figuresIn(row), ...strays]) {
    const name = where.replace(/^BillDataRow\./, '');
    if (!known.has(name))
      notes.add(name, `${name}: ${text}`, 'A row is not known to have this field, and it holds a figure.');
  }
}
