import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Imports point one way: apps → platform, contracts, domain; platform → contracts; contracts → domain. Apps never import apps. */
const boundaries = [
  { sourceTag: 'scope:app', onlyDependOnLibsWithTags: ['scope:platform', 'scope:contracts', 'scope:domain'] },
  { sourceTag: 'scope:platform', onlyDependOnLibsWithTags: ['scope:contracts', 'scope:domain', 'scope:platform'] },
  { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: ['scope:domain', 'scope:contracts'] },
  { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: ['scope:domain'] },
  { sourceTag: 'scope:infrastructure', onlyDependOnLibsWithTags: ['scope:infrastructure'] },
  {
    sourceTag: 'scope:testing',
    onlyDependOnLibsWithTags: [
      'scope:platform',
      'scope:contracts',
      'scope:domain',
      'scope:infrastructure',
      'scope:testing',
    ],
  },
  {
    sourceTag: 'scope:tool',
    onlyDependOnLibsWithTags: [
      'scope:platform',
      'scope:contracts',
      'scope:domain',
      'scope:infrastructure',
      'scope:testing',
    ],
  },
];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.cache', '.nx', '.state'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read settings through the validated config object.' },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'apps/*/src/**/testing/**'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          ignoredCircularDependencies: [['@sidetone/platform', '@sidetone/testing']],
          depConstraints: [{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }],
        },
      ],
    },
  },
  {
    files: [
      'libs/platform/config/**',
      'libs/infrastructure/**',
      'libs/testing/**',
      'tools/**',
      'apps/*/src/main.ts',
      'apps/*/src/**/testing/**',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
);
