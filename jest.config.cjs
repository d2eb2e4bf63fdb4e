/** Unit and contract tests. Browser tests live in tests/e2e and run through the same command. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: { '^.+\\.(ts|tsx|mjs)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } }] },
  moduleNameMapper: { '\\.css$': '<rootDir>/tests/style-stub.cjs' },
  reporters: ['default', '<rootDir>/tests/plain-summary.cjs'],
}
