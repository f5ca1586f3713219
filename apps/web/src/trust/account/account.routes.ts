import type { Routes } from '@angular/router';

/** The pages under /account. */
export const accountRoutes: Routes = [];
