import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { ENERGY_PROBLEMS } from '../energy/problem-words.js';
import { withSession } from '../shared/api/session.js';
import { CONTEXT_PROBLEMS } from '../shared/problems/problem-words.js';
import { routes } from './app.routes.js';
import { PageTitle } from './page-title.js';

/** Uses XMLHttpRequest, because fetch does not report upload progress. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withXhr(), withInterceptors([withSession])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    { provide: CONTEXT_PROBLEMS, useValue: [ENERGY_PROBLEMS] },
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
