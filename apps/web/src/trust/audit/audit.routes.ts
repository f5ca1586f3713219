import type { Routes } from '@angular/router';

/** The pages under /audit. */
export const auditRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Audit trail',
    loadComponent: async () => (await import('./trail/trail.page.js')).TrailPage,
  },
  {
    path: 'entries/:position',
    title: 'One entry',
    loadComponent: async () => (await import('./entry/entry.page.js')).EntryPage,
  },
  {
    path: 'correlations/:correlationId',
    title: 'What a request led to',
    loadComponent: async () => (await import('./entry/correlation.page.js')).CorrelationPage,
  },
  {
    path: 'homes/:householdId',
    title: 'A home over time',
    loadComponent: async () => (await import('./homes/home.page.js')).HomePage,
  },
];
