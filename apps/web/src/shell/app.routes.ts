import type { Routes } from '@angular/router';

/** Each page is its own chunk, so that the start page stays light. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Find the plan that fits your home',
    loadComponent: async () => (await import('../energy/usage/start/start.page.js')).StartPage,
  },
  {
    path: 'usage',
    title: 'Your usage',
    loadComponent: async () => (await import('../energy/usage/year/usage.page.js')).UsagePage,
  },
  {
    path: 'plan',
    title: 'Your plan',
    loadComponent: async () => (await import('../energy/plans/settings/settings.page.js')).SettingsPage,
  },
  {
    path: 'results',
    title: 'Results',
    loadComponent: async () => (await import('../energy/recommendations/results/latest.page.js')).LatestPage,
  },
  {
    path: 'results/:id',
    title: 'Results',
    loadComponent: async () =>
      (await import('../energy/recommendations/results/results.page.js')).ResultsPage,
  },
  {
    path: 'results/:id/plans/:planId',
    title: 'One plan',
    loadComponent: async () =>
      (await import('../energy/recommendations/one-plan/one-plan.page.js')).OnePlanPage,
  },
  {
    path: 'results/:id/compare',
    title: 'Compare',
    loadComponent: async () =>
      (await import('../energy/recommendations/compare/compare.page.js')).ComparePage,
  },
  {
    path: 'account',
    loadChildren: async () => (await import('../trust/account/account.routes.js')).accountRoutes,
  },
  {
    path: 'admin/mappings',
    title: 'Tables of meter readings',
    loadComponent: async () => (await import('../energy/usage/mappings/mappings.page.js')).MappingsPage,
  },
  {
    path: 'admin/catalogue',
    loadChildren: async () => (await import('../energy/plans/catalogue/catalogue.routes.js')).catalogueRoutes,
  },
  {
    path: 'admin',
    loadChildren: async () => (await import('../trust/admin/admin.routes.js')).adminRoutes,
  },
  {
    path: 'audit',
    loadChildren: async () => (await import('../trust/audit/audit.routes.js')).auditRoutes,
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: async () => (await import('./not-found.page.js')).NotFoundPage,
  },
];
