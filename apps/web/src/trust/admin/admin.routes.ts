import type { Routes } from '@angular/router';

/** The pages under /admin. */
export const adminRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Administration',
    loadComponent: async () => (await import('./overview/overview.page.js')).OverviewPage,
  },
  {
    path: 'accounts',
    title: 'Accounts',
    loadComponent: async () => (await import('./accounts/accounts.page.js')).AccountsPage,
  },
  {
    path: 'machinery',
    title: 'Machinery',
    loadComponent: async () => (await import('./machinery/machinery.page.js')).MachineryPage,
  },
];
