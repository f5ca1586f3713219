/** Outlines on a 24-unit square, drawn by us with strokes of 2; `brand` is the leaf with the bolt. */
export const ICON_PATHS = {
  brand:
    'M12 2c5 3 7.500 6.500 7.500 10.500a7.500 7.500 0 0 1-15 0C4.500 8.500 7 5 12 2Zm1 5-4 6h3l-1 7 5-8h-3.500l1.500-5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-6v2m0 16v2M2 12h2m16 0h2M5 5l1.400 1.400M17.600 17.600 19 19M5 19l1.400-1.400M17.600 6.400 19 5',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500Z',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0v18m0-13.500h7.500M12 12h8.500M12 16.500h7.500',
  upload: 'M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4',
  download: 'M12 4v12m-5-5 5 5 5-5M4 16v4h16v-4',
  table: 'M3 5h18v14H3V5Zm0 5h18M3 14.500h18M9 10v9',
  chart: 'M4 20V4m0 16h16M8 16v-5m4 5V7m4 9v-7',
  warning: 'M12 4 2.500 20h19L12 4Zm0 6v4.500m0 2.500v.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v6m0-9.500V8',
  check: 'm4 12.500 5 5L20 6.500',
  close: 'M6 6l12 12M18 6 6 18',
  file: 'M6 2.500h8l5 5v14H6v-19Zm8 0v5h5',
  home: 'm3 11 9-8 9 8m-15-2v11h12V9m-8 11v-6h4v6',
  leaf: 'M20 4C9 4 4 9 4 15c0 3 2 5 5 5 6 0 11-5 11-16ZM4 21c2-5 5-8.500 9-10.500',
  star: 'm12 3 2.800 5.800 6.200.9-4.500 4.400 1 6.300-5.500-3-5.500 3 1-6.300L3 9.700l6.200-.9L12 3Z',
  calendar: 'M4 5h16v16H4V5Zm0 5h16M8 2.500v4m8-4v4',
  thumbUp:
    'M7 11v9H3v-9h4Zm0 0 4-8c1.700 0 2.500 1 2.500 2.500L13 9h6.500a1.500 1.500 0 0 1 1.500 1.800l-1.500 8a1.500 1.500 0 0 1-1.500 1.200H7',
  thumbDown:
    'M17 13V4h4v9h-4Zm0 0-4 8c-1.700 0-2.500-1-2.500-2.500L11 15H4.500A1.500 1.500 0 0 1 3 13.200l1.500-8A1.500 1.500 0 0 1 6 4h11',
  arrow: 'M5 12h14m-6-6 6 6-6 6',
  lock: 'M6 11h12v10H6V11Zm2.500 0V7.500a3.500 3.500 0 0 1 7 0V11',
  plus: 'M12 5v14M5 12h14',
  person: 'M12 3.500a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 21c0-4.500 3.500-7 8-7s8 2.500 8 7',
} as const;

/** The names an `<tb-icon>` knows. */
export type IconName = keyof typeof ICON_PATHS;
