import type { Routes } from '@angular/router';

/** The pages under /account. */
export const accountRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Your data',
    loadComponent: async () => (await import('./own/own.page.js')).OwnPage,
  },
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: async () => (await import('./sign-in/sign-in.page.js')).SignInPage,
  },
  {
    path: 'register',
    title: 'Make an account',
    data: { what: 'register' },
    loadComponent: async () => (await import('./sign-in/ask-link.page.js')).AskLinkPage,
  },
  {
    path: 'reset',
    title: 'Set a new password',
    data: { what: 'reset' },
    loadComponent: async () => (await import('./sign-in/ask-link.page.js')).AskLinkPage,
  },
  {
    path: 'link',
    title: 'Choose a password',
    loadComponent: async () => (await import('./sign-in/link.page.js')).LinkPage,
  },
  {
    path: 'second-factor',
    title: 'Second step',
    loadComponent: async () => (await import('./sign-in/second-factor.page.js')).SecondFactorPage,
  },
  {
    path: 'enrol',
    title: 'Add a second step',
    loadComponent: async () => (await import('./factors/enrol.page.js')).EnrolPage,
  },
];
