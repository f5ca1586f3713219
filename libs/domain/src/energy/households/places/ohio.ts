import type { AreaText } from './area-table.js';
import type { DeliveryUtility } from './place.js';

const open = (id: string, name: string): DeliveryUtility => ({ id, name, noChoiceReason: null });

/** The six Ohio utilities on whose wires suppliers compete (Ohio Revised Code 4928). */
export const ohioUtilities: readonly DeliveryUtility[] = [
  open('aep-ohio', 'AEP Ohio'),
  open('ohio-edison', 'Ohio Edison'),
  open('illuminating', 'The Illuminating Company'),
  open('toledo-edison', 'Toledo Edison'),
  open('aes-ohio', 'AES Ohio'),
  open('duke-ohio', 'Duke Energy Ohio'),
  {
    id: 'ohio-other',
    name: 'A town or co-operative utility',
    noChoiceReason:
      'Towns and co-operatives in Ohio deliver and sell the power themselves. Their customers cannot choose another supplier.',
  },
];

/**
 * ZIP prefixes, coarse, from the companies' published service areas; where they meet, all are listed.
 * `ohio-other` marks prefixes in which towns or co-operatives serve many homes.
 */
export const ohioAreas: AreaText = {
  'aep-ohio': '430 431 432 437 438 439 446 447 456 457 458 433 434 448 451',
  'ohio-edison': '442 443 444 445 448 449 455 433 440 446 447 439 434 431 453',
  illuminating: '441 440',
  'toledo-edison': '435 436 434',
  'aes-ohio': '453 454 451 458 433 450 430 431',
  'duke-ohio': '450 451 452 459',
  'ohio-other': '430 431 433-435 437-442 444 446 448 450 451 453 456-458',
};
