import { DOCUMENT } from '@angular/common';
import type { Signal } from '@angular/core';
import { computed, inject } from '@angular/core';
import { Theme } from '../theme/theme.js';
import type { ChartLook } from './chart.js';

const LIGHT: Omit<ChartLook, 'motion'> = {
  ink: '#181d1a',
  quiet: '#4b554f',
  grid: '#d5dcd7',
  surface: '#ffffff',
  series: ['#1c6b4f', '#c26a00', '#4b5fa3', '#8bbfa6'],
  ramp: ['#eef6ef', '#b9dcc0', '#f2c879', '#dd8a2b', '#9c3f12'],
  good: '#1a6a3f',
  warn: '#aa5a00',
};

const DARK: Omit<ChartLook, 'motion'> = {
  ink: '#e5e9e5',
  quiet: '#bfc9c1',
  grid: '#3f4943',
  surface: '#181d1a',
  series: ['#7fdba6', '#ffb86e', '#a9b8ff', '#3a8466'],
  ramp: ['#17251d', '#2c5f47', '#a58a3a', '#e39a3f', '#ffc9a0'],
  good: '#7fdba6',
  warn: '#ffb86e',
};

/** Colours and motion for the current theme; call in an injection context. */
export function chartLook(): Signal<ChartLook> {
  const theme = inject(Theme);
  const still = inject(DOCUMENT).defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? true;
  return computed(() => ({ ...(theme.dark() ? DARK : LIGHT), motion: !still }));
}
