/** Unit tests (*.spec.ts) run without I/O; integration tests (*.integration.spec.ts) on real Kafka and PostgreSQL. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@sidetone/source', 'node', 'default'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFilesAfterEnv: ['<rootDir>/libs/testing/jest/property-seed.mjs'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.state/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.state/'],
};

export default {
  // Integration tests start real processes and mostly wait for them.
  maxWorkers: 2,
  testTimeout: 90_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.integration\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['**/*.integration.spec.ts'],
      globalSetup: '<rootDir>/libs/testing/jest/start-infrastructure.mjs',
      globalTeardown: '<rootDir>/libs/testing/jest/stop-infrastructure.mjs',
    },
  ],
};
