/** How the weather of a place asks for cooling and heating over the calendar year. */
export interface Climate {
  readonly id: ClimateId;
  /** Cooling degree-days of the months January to December, base 65 °F (18.3 °C), in °F days. */
  readonly coolingDegreeDays: readonly number[];
  readonly heatingDegreeDays: readonly number[];
  /** How much more light and indoor life midwinter brings than the yearly mean, as a share; negative in the south. */
  readonly winterLight: number;
  /** Typical cooling in the hottest month and heating in the coldest, each over the weather-free daily use. */
  readonly typicalCooling: number;
  readonly typicalHeating: number;
}

export type ClimateId =
  | 'gulf'
  | 'continental'
  | 'dry-inland'
  | 'mild-coast'
  | 'maritime'
  | 'mediterranean'
  | 'southern-temperate'
  | 'southern-subtropical';

/**
 * Degree-days are of the size of the 1991-2020 normals of one city each, rounded by us: Austin,
 * St Louis, Riverside, Oakland, London, Madrid, Sydney, Brisbane. Only their course over the
 * year matters. The typical shares are broad guesses of ours that the home's own months overrule.
 */
export const CLIMATES: Readonly<Record<ClimateId, Climate>> = {
  gulf: {
    id: 'gulf',
    coolingDegreeDays: [15, 25, 90, 190, 380, 540, 630, 640, 460, 230, 60, 20],
    heatingDegreeDays: [430, 310, 160, 50, 5, 0, 0, 0, 0, 30, 190, 390],
    winterLight: 0.04,
    typicalCooling: 1.2,
    typicalHeating: 0.5,
  },
  continental: {
    id: 'continental',
    coolingDegreeDays: [0, 0, 10, 50, 170, 360, 480, 430, 230, 60, 5, 0],
    heatingDegreeDays: [1020, 820, 580, 280, 90, 10, 0, 0, 50, 270, 570, 900],
    winterLight: 0.08,
    typicalCooling: 0.7,
    typicalHeating: 0.7,
  },
  'dry-inland': {
    id: 'dry-inland',
    coolingDegreeDays: [10, 15, 30, 70, 140, 270, 450, 460, 340, 160, 40, 10],
    heatingDegreeDays: [320, 280, 230, 150, 60, 15, 0, 0, 5, 40, 180, 330],
    winterLight: 0.05,
    typicalCooling: 0.7,
    typicalHeating: 0.4,
  },
  'mild-coast': {
    id: 'mild-coast',
    coolingDegreeDays: [0, 0, 0, 5, 10, 20, 25, 30, 50, 30, 0, 0],
    heatingDegreeDays: [450, 350, 330, 270, 210, 130, 90, 80, 75, 130, 290, 450],
    winterLight: 0.05,
    typicalCooling: 0.2,
    typicalHeating: 0.4,
  },
  maritime: {
    id: 'maritime',
    coolingDegreeDays: [0, 0, 0, 0, 10, 30, 60, 50, 10, 0, 0, 0],
    heatingDegreeDays: [760, 670, 600, 440, 270, 120, 50, 55, 130, 310, 550, 730],
    winterLight: 0.12,
    typicalCooling: 0.05,
    typicalHeating: 0.4,
  },
  mediterranean: {
    id: 'mediterranean',
    coolingDegreeDays: [0, 0, 0, 10, 70, 260, 480, 450, 190, 20, 0, 0],
    heatingDegreeDays: [680, 540, 400, 290, 110, 10, 0, 0, 25, 200, 470, 660],
    winterLight: 0.08,
    typicalCooling: 0.3,
    typicalHeating: 0.5,
  },
  'southern-temperate': {
    id: 'southern-temperate',
    coolingDegreeDays: [270, 235, 170, 70, 20, 0, 0, 10, 35, 90, 145, 215],
    heatingDegreeDays: [0, 0, 10, 55, 160, 270, 325, 250, 145, 70, 35, 10],
    winterLight: -0.05,
    typicalCooling: 0.2,
    typicalHeating: 0.6,
  },
  'southern-subtropical': {
    id: 'southern-subtropical',
    coolingDegreeDays: [430, 380, 340, 200, 70, 20, 15, 35, 110, 200, 290, 400],
    heatingDegreeDays: [0, 0, 0, 10, 40, 110, 145, 90, 25, 10, 0, 0],
    winterLight: -0.03,
    typicalCooling: 0.5,
    typicalHeating: 0.2,
  },
};
