import type { Routes } from '@angular/router';

/** The pages under /admin. */
export const adminRoutes: Routes = [
  {
    path: 'machinery',
    title: 'Machinery',
    loadComponent: async () => (await import('./machinery/machinery.page.js')).MachineryPage,
  },
];
