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
    path: 'proofs',
    title: 'Check a proof',
    loadComponent: async () => (await import('./proofs/proofs.page.js')).ProofsPage,
  },
  {
    path: 'statistics',
    title: 'What the trail counts',
    loadComponent: async () => (await import('./statistics/statistics.page.js')).StatisticsPage,
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
    path: 'recommendations/:recommendationId',
    title: 'One recommendation',
    loadComponent: async () => (await import('./rerun/rerun.page.js')).RerunPage,
  },
  {
    path: 'homes/:householdId',
    title: 'A home over time',
    loadComponent: async () => (await import('./homes/home.page.js')).HomePage,
  },
];
