import {
  demandLadderRow,
  ladderRow,
  lineRow,
  microsRow,
  productRow,
  sharedRow,
  stepsRow,
  yearlyRow,
} from './counted-rows.js';
import {
  conditionRow,
  minimumRow,
  paidRow,
  percentRow,
  roundBillRow,
  settleRow,
  yearMinimumRow,
} from './derived-rows.js';
import type { Machine } from './machine.js';
import { OP } from './program.js';

/** Runs one row over all cycles: its amounts stand from `at` on. */
export function runRow(machine: Machine, row: number, at: number): void {
  switch (machine.catalogue.op[row]) {
    case OP.shared:
      sharedRow(machine, row, at);
      break;
    case OP.line:
      lineRow(machine, row, at);
      break;
    case OP.ladder:
      ladderRow(machine, row, at);
      break;
    case OP.demandLadder:
      demandLadderRow(machine, row, at);
      break;
    case OP.product:
      productRow(machine, row, at);
      break;
    case OP.condition:
      conditionRow(machine, row, at);
      break;
    case OP.percent:
      percentRow(machine, row, at);
      break;
    case OP.minimum:
      minimumRow(machine, row, at);
      break;
    case OP.yearMinimum:
      yearMinimumRow(machine, row, at);
      break;
    case OP.yearly:
      yearlyRow(machine, row, at);
      break;
    case OP.micros:
      microsRow(machine, row, at);
      break;
    case OP.settle:
      settleRow(machine, row, at);
      break;
    case OP.paid:
      paidRow(machine, at);
      break;
    case OP.steps:
      stepsRow(machine, row, at);
      break;
    case OP.roundBill:
      roundBillRow(machine, row, at);
      break;
    default:
      throw new RangeError(`row ${row} has no operation`);
  }
}
