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
    path: '**',
    title: 'Page not found',
    loadComponent: async () => (await import('./not-found.page.js')).NotFoundPage,
  },
];
