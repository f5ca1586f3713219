import type { Routes } from '@angular/router';

/** The pages under /admin. */
export const adminRoutes: Routes = [];
