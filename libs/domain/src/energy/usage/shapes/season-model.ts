import { climatesOfZone, isSouthern } from './climates-of-zone.js';
import {
  COOLING_HOURS,
  HEATING_HOURS,
  OFF_PEAK_HOURS,
  SOLAR_HOURS,
  WEATHER_FREE_HOURS,
} from './hour-shape.js';

/** What the weather of one day asks for: 1 in the mean of the year's hottest (coldest) month. */
export interface Weather {
  readonly cooling: number;
  readonly heating: number;
  /** -1 at midsummer to 1 at midwinter of the northern calendar. */
  readonly winter: number;
}

/** One climate's year and what homes are like in it. */
export interface SeasonClimate {
  readonly weight: number;
  /** Weather by day of the year, 366 days from 1 January. */
  readonly weather: readonly Weather[];
  readonly winterLight: number;
  /** Mean of the exponential prior on how much cooling (heating) a home has, over its weather-free use. */
  readonly typicalCooling: number;
  readonly typicalHeating: number;
}

/** How a flow may run over year and day, before any reading is looked at. */
export interface SeasonModel {
  readonly climates: readonly SeasonClimate[];
  readonly hours: {
    readonly weatherFree: readonly number[];
    readonly cooling: readonly number[];
    readonly heating: readonly number[];
  };
}

/** Days of the months of a leap year: 29 February keeps its place in every year. */
export const MONTH_DAYS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const YEAR_DAYS = 366;

/** Homes of a zone, drawing power. */
export function importModel(zone: string): SeasonModel {
  const climates = climatesOfZone(zone).map(({ climate, weight }) => ({
    weight,
    weather: weatherOfMonths(climate.coolingDegreeDays, climate.heatingDegreeDays),
    winterLight: climate.winterLight,
    typicalCooling: climate.typicalCooling,
    typicalHeating: climate.typicalHeating,
  }));
  return {
    climates,
    hours: { weatherFree: WEATHER_FREE_HOURS, cooling: COOLING_HOURS, heating: HEATING_HOURS },
  };
}

/** Solar export: more with the sun, `cooling` standing for it. Twice to six times as much at midsummer. */
export function exportModel(zone: string): SeasonModel {
  const weather = weatherOfYear((winter) => ({ cooling: (1 - winter) / 2, heating: 0 }), isSouthern(zone));
  const climate = { weight: 1, weather, winterLight: 0, typicalCooling: 2, typicalHeating: 0 };
  return {
    climates: [climate],
    hours: { weatherFree: SOLAR_HOURS, cooling: SOLAR_HOURS, heating: SOLAR_HOURS },
  };
}

/** Water heated on a switched circuit: somewhat more with cold inlet water. */
export function controlledLoadModel(zone: string): SeasonModel {
  const weather = weatherOfYear((winter) => ({ cooling: 0, heating: (1 + winter) / 2 }), isSouthern(zone));
  const climate = { weight: 1, weather, winterLight: 0, typicalCooling: 0, typicalHeating: 0.3 };
  const hours = { weatherFree: OFF_PEAK_HOURS, cooling: OFF_PEAK_HOURS, heating: OFF_PEAK_HOURS };
  return { climates: [climate], hours };
}

/** Day of the year, 0 to 365, counted in a leap year. Month 0 to 11, day from 1. */
export function yearDay(month: number, dayOfMonth: number): number {
  let day = dayOfMonth - 1;
  for (let before = 0; before < month; before += 1) day += MONTH_DAYS[before] ?? 0;
  return day;
}

/** How wintry the northern calendar is: 1 around 6 January, -1 around 6 July. */
export function winterOfDay(day: number): number {
  return Math.cos((2 * Math.PI * (day - 5)) / YEAR_DAYS);
}

/** Weather a day from months' degree-days, lines drawn between the middles of the months. */
function weatherOfMonths(cooling: readonly number[], heating: readonly number[]): readonly Weather[] {
  const coolingMost = Math.max(...cooling, 1e-9);
  const heatingMost = Math.max(...heating, 1e-9);
  const days: Weather[] = [];
  for (const [month, length] of MONTH_DAYS.entries()) {
    for (let day = 0; day < length; day += 1) {
      const place = (day + 0.5) / length - 0.5;
      const neighbour = (month + (place < 0 ? 11 : 1)) % 12;
      const far = Math.abs(place);
      const between = (months: readonly number[]): number =>
        (months[month] ?? 0) * (1 - far) + (months[neighbour] ?? 0) * far;
      days.push({
        cooling: between(cooling) / coolingMost,
        heating: between(heating) / heatingMost,
        winter: winterOfDay(days.length),
      });
    }
  }
  return days;
}

function weatherOfYear(
  of: (localWinter: number) => { readonly cooling: number; readonly heating: number },
  southern: boolean,
): readonly Weather[] {
  return Array.from({ length: YEAR_DAYS }, (_, day) => {
    const winter = winterOfDay(day);
    return { ...of(southern ? 0 - winter : winter), winter };
  });
}
