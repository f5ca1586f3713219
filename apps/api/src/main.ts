import 'reflect-metadata';
import { join } from 'node:path';
import { boot } from './boot.js';
import { readConfig } from './config/config.js';

await boot(() => readConfig(), join(import.meta.dirname, '../../../..'));
