import { z } from 'zod';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';
import type { UrdbRate } from './rate.js';

const HolidayFields = z.object({
  holidaypolicy: z.literal('as_weekend'),
  holidays: z.array(z.string().max(60)).min(1).max(40),
  holidayobservance: z.string().nullish(),
});

/** Holidays that a rate names, which then bill as the weekend; URDB itself has none. */
export function holidaysOf(rate: UrdbRate): Schedule['holidays'] {
  const parsed = HolidayFields.safeParse(rate);
  if (!parsed.success) return undefined;
  const { holidays, holidayobservance } = parsed.data;
  return {
    set: {
      names: holidays.map((name) => name.replaceAll('_', '-')),
      observance: holidayobservance === 'actual_day' ? 'actual-day' : 'sunday-to-monday',
    },
    policy: 'as-sunday',
  };
}
