import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './shell/app.js';
import { appConfig } from './shell/app.config.js';

await bootstrapApplication(App, appConfig);
