import { roundMoney } from '#web/shared/format/money';
import type { Recommendation } from '../recommendation.js';

/** What should be asked of the person before the answer is sure: a sentence each. */
export function askWords({ staying, assumptions, currency }: Recommendation): readonly string[] {
  return staying.asks.map((ask) => {
    switch (ask) {
      case 'contractEnd':
        return 'When does your contract end? Until you tell us, we count its exit fee whenever you leave.';
      case 'isTheFeeRight':
        return `Is your exit fee right? Leaving today would cost ${roundMoney(staying.leavingFeeToday, currency)}, which is unusually high.`;
      case 'isThereNoFixedCharge':
        return 'Do you really pay nothing by the day or month? Most plans here have such a charge. If you pay one too, staying costs more than we say.';
      case 'whatDoExportsPay':
        return 'What are you paid for the power you send to the grid? Until you tell us, we count nothing for it if you stay, so staying costs less than we say.';
      case 'isTheRateRight':
        return `Is your price right? At that price your year costs ${roundMoney(staying.annualCost ?? '0', currency)}, while plans here cost about ${roundMoney(assumptions.market?.cost ?? '0', currency)}.`;
    }
  });
}
