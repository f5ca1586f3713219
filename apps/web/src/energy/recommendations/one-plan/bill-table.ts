import { Component, input } from '@angular/core';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import { span } from '#web/shared/format/dates';
import { kwh } from '#web/shared/format/energy';
import { money, unitPrice } from '#web/shared/format/money';
import { locale } from '#web/shared/format/region';
import { lineName } from './line-name.js';

type Bill = PlanBillsView['bills'][number];
type Line = Bill['lines'][number];

/** Twelve bills to the cent; each opens to show its lines, which add up to its total. */
@Component({
  selector: 'tb-bill-table',
  templateUrl: './bill-table.html',
  styleUrl: './bill-table.scss',
})
export class BillTable {
  readonly bills = input.required<readonly Bill[]>();
  readonly currency = input.required<string>();
  readonly annual = input.required<string>();
  protected readonly span = span;
  protected readonly kwh = kwh;
  protected readonly what = lineName;

  protected money(amount: string): string {
    return money(amount, this.currency());
  }

  protected price({ price, unit }: Line): string {
    return price === '-' ? '–' : `${unitPrice(price, this.currency())} / ${unit}`;
  }

  protected quantity({ quantity, unit }: Line): string {
    return `${Number(quantity).toLocaleString(locale(), { maximumFractionDigits: 3 })} ${unit}`;
  }
}
