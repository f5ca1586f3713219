import type { Routes } from '@angular/router';

/** The pages under /admin/catalogue. */
export const catalogueRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Catalogue',
    loadComponent: async () => (await import('./catalogue.page.js')).CataloguePage,
  },
  {
    path: 'imports/:importId',
    title: 'Import of plans',
    loadComponent: async () => (await import('./import.page.js')).ImportPage,
  },
  {
    path: 'plans/:planId',
    title: 'One plan of the catalogue',
    loadComponent: async () => (await import('./plan.page.js')).CataloguePlanPage,
  },
];
