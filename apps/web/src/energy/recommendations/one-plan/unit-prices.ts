import { Component, computed, input } from '@angular/core';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import { FactList } from '#web/shared/facts/fact-list';
import { unitPrice } from '#web/shared/format/money';
import { lineName } from './line-name.js';

type Bill = PlanBillsView['bills'][number];

/** Every unit price on this home's bills of the year, once each. */
@Component({
  selector: 'tb-unit-prices',
  imports: [FactList],
  template: `
    @if (prices().length > 0) {
      <section class="tb-card" aria-labelledby="prices-heading">
        <h2 id="prices-heading">Prices</h2>
        <tb-fact-list [facts]="prices()" />
      </section>
    }
  `,
})
export class UnitPrices {
  readonly bills = input.required<readonly Bill[]>();
  readonly currency = input.required<string>();

  protected readonly prices = computed(() => {
    const found = new Map<
      string,
      { readonly name: string; readonly unit: string; readonly prices: number[] }
    >();
    for (const line of this.bills().flatMap(({ lines }) => lines)) {
      if (line.price === '-') continue;
      const name = lineName(line);
      const key = `${name} ${line.unit}`;
      const known = found.get(key) ?? { name, unit: line.unit, prices: [] };
      found.set(key, { ...known, prices: [...known.prices, Number(line.price)] });
    }
    return [...found.values()].map(({ name, unit, prices }) => {
      const [low, high] = [Math.min(...prices), Math.max(...prices)].map((price) =>
        unitPrice(String(price), this.currency()),
      );
      return { name, value: `${low === high ? String(low) : `${String(low)} to ${String(high)}`} / ${unit}` };
    });
  });
}
