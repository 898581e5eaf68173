import path from 'node:path';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const KEBAB_CASE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** File names are kebab-case, with dots for kinds: `release-gate.test.ts`. */
const kebabCaseNames = {
  meta: { type: 'layout', schema: [], messages: { name: 'Rename "{{name}}" to kebab-case.' } },
  create: (context) => ({
    Program(node) {
      const name = path.basename(context.filename);
      if (!KEBAB_CASE.test(name)) context.report({ node, messageId: 'name', data: { name } });
    },
  }),
};

const NAMED_EXPORTS = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export it by name: one name for one thing, wherever it is imported.',
};
const NO_DOUBLE_CASTS = {
  selector: 'TSAsExpression > TSAsExpression',
  message: 'A cast through another type says nothing. Parse the value with a schema instead.',
};

/** Warnings of a shared set count as errors: nobody reads warnings. */
const asErrors = (rules) =>
  Object.fromEntries(
    Object.entries(rules).map(([name, level]) => [name, level === 'warn' ? 'error' : level]),
  );

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      'static/dist/',
      '.debrief/',
      'test-output/',
      'coverage/',
      'test/**/fixture*/**',
    ],
  },
  {
    // Rules are switched here, where everybody sees it, or not at all.
    linterOptions: { noInlineConfig: true },
    plugins: { debrief: { rules: { 'kebab-case-names': kebabCaseNames } } },
    rules: {
      'debrief/kebab-case-names': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      'no-else-return': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      'max-lines': ['error', { max: 250 }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', NAMED_EXPORTS, NO_DOUBLE_CASTS],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, minimumDescriptionLength: 3 },
      ],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'allow-as-parameter' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      // An event handler of React may be async; what it does with failures is seen in its own body.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A port is async even where an implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['static/**/*.{ts,tsx}', 'test/ui/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: asErrors(hooks.configs.flat.recommended.rules),
  },
  // What runs on a developer's terminal talks to it; the app's log is the one place of src that may.
  { files: ['local/**', 'src/platform/log.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: {
      // A test says how much it tried.
      'no-console': 'off',
      'max-lines': ['error', { max: 400 }],
      // Jest's matchers (`expect.any`, `expect.objectContaining`) are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Tools look for a default export in their configuration.
  {
    files: ['**/*.config.{ts,mjs,cjs}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.{js,mjs,cjs}'], extends: [ts.configs.disableTypeChecked] },
);
