import { web } from './apps/web/jest.project.mjs';

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

const sources = ['<rootDir>/libs', '<rootDir>/apps/api/src'];

/**
 * One runner for all; `npm run jest -- --selectProjects unit NAME` narrows it. A spec that works for more than a
 * second and a half, such as a whole market converted or a property over many homes, is called
 * `*.figures.spec.ts`; one that needs a database or a server is called `*.int.spec.ts`.
 */
export default {
  testTimeout: 60_000,
  // Jest alone leaves one core idle, which is half of two.
  maxWorkers: '100%',
  projects: [
    {
      ...node,
      displayName: 'unit',
      roots: sources,
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.(int|figures)\\.spec\\.ts$'],
    },
    { ...node, displayName: 'figures', roots: sources, testMatch: ['**/*.figures.spec.ts'] },
    { ...node, displayName: 'rules', roots: ['<rootDir>/test/rules'], testMatch: ['**/*.spec.ts'] },
    {
      ...node,
      displayName: 'integration',
      roots: ['<rootDir>/apps/api/src', '<rootDir>/test'],
      testMatch: ['**/*.int.spec.ts'],
      testPathIgnorePatterns: ['/test/(faults|long)/'],
    },
    { ...node, displayName: 'faults', roots: ['<rootDir>/test/faults'], testMatch: ['**/*.int.spec.ts'] },
    { ...node, displayName: 'long', roots: ['<rootDir>/test/long'], testMatch: ['**/*.int.spec.ts'] },
    { ...node, displayName: 'journeys', roots: ['<rootDir>/test/journeys'], testMatch: ['**/*.journey.ts'] },
    web,
  ],
};
