import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const ours = ['apps/**/*.ts', 'libs/**/*.ts', 'migrations/**/*.ts', 'test/**/*.ts'];

const importStyle = [
  {
    selector: "ImportSpecifier[importKind='type']",
    message: 'Import types in a statement of their own: import type { … }.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^(\\.\\.\\u002F){2}/]',
    message: 'Climb one folder at most; beyond that use #domain, #projections, #api, #web or #test.',
  },
];

/** A test must expect something, itself or by a helper with one of these names. */
const assertsNothing =
  'ArrowFunctionExpression:not(:has(Identifier[name=/^(expect|assert|check|eventually|settled|waitFor|see[A-Z])/]))';
const testStyle = ["callee.name='it'", "callee.callee.object.name='it'"].map((call) => ({
  selector: `CallExpression[${call}] > ${assertsNothing}`,
  message: 'This test asserts nothing.',
}));

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.angular/**', '.data/**', 'test/rules/fixtures/**'] },
  {
    files: ours,
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', 4],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        ...importStyle,
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Read config/ instead.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A leading underscore says that a value is left out on purpose.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // Nest declares its options as classes and expects literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nest modules and Angular components are classes that only carry their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...importStyle, ...testStyle],
      // Jest's matchers and answers over the wire are `any` by nature.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A test says in the call what kind of answer it looks at.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  { files: ['apps/api/src/config/**'], rules: { 'no-restricted-syntax': ['error', ...importStyle] } },
  {
    files: ['apps/web/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
