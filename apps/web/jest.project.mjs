import { createRequire } from 'node:module';
import { join } from 'node:path';

const here = import.meta.dirname;
const { createEsmPreset } = createRequire(import.meta.url)('jest-preset-angular/presets');

/** The pages' tests: Angular in jsdom, zoneless, compiled as the browser gets it. */
export const web = {
  ...createEsmPreset({ tsconfig: join(here, 'tsconfig.spec.json') }),
  displayName: 'web',
  rootDir: here,
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: [join(here, 'test/setup.ts')],
  moduleNameMapper: {
    '^tslib$': 'tslib/tslib.es6.js',
    '^#(domain|projections)/(.*)$': '<rootDir>/../../libs/$1/src/$2.ts',
    '^#web/(.*)$': '<rootDir>/src/$1.ts',
    '^#web-test/(.*)$': '<rootDir>/test/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
