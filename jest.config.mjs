import { existsSync } from 'node:fs';

const node = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'default'] },
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'commonjs', ignoreDynamic: true },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transformIgnorePatterns: ['/node_modules/'],
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const web = existsSync(new URL('apps/web/jest.project.mjs', import.meta.url))
  ? [(await import('./apps/web/jest.project.mjs')).web]
  : [];

/** One runner for all: `--selectProjects unit rules integration web journeys` narrows it. */
export default {
  testTimeout: 60_000,
  projects: [
    {
      ...node,
      displayName: 'unit',
      roots: ['<rootDir>/libs', '<rootDir>/apps/api/src'],
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.int\\.spec\\.ts$'],
    },
    { ...node, displayName: 'rules', roots: ['<rootDir>/test/rules'], testMatch: ['**/*.spec.ts'] },
    {
      ...node,
      displayName: 'integration',
      roots: ['<rootDir>/apps/api/src', '<rootDir>/test'],
      testMatch: ['**/*.int.spec.ts'],
    },
    { ...node, displayName: 'journeys', roots: ['<rootDir>/test/journeys'], testMatch: ['**/*.journey.ts'] },
    ...web,
  ],
};
