import type { Routes } from '@angular/router';

/** The pages under /audit. */
export const auditRoutes: Routes = [];
