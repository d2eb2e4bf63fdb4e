import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'
import officeAddins from 'eslint-plugin-office-addins'

/** The direction of imports: folder under src/ → folders of ours that it may import. Breaking it fails CI. */
const pure = ['language', 'contract', 'checklist', 'clauses', 'negotiation', 'wording']
const mayImport = {
  language: [],
  contract: ['language'],
  checklist: ['language', 'contract'],
  clauses: ['language', 'contract'],
  knowledge: [],
  wording: [],
  negotiation: ['contract', 'checklist', 'clauses'],
  review: [...pure, 'document/port'],
  ooxml: [],
  document: ['ooxml', 'contract'],
  preview: ['ooxml', 'wording'],
  pane: [...pure, 'review', 'document/port'],
}
/** No Office, DOM or Node API in the pure core. */
const pureCore = ['language', 'contract', 'checklist', 'clauses']
const folders = [...Object.keys(mayImport), 'entry']

const direction = Object.entries(mayImport).map(([folder, allowed]) => {
  const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other))
  const patterns = forbidden.map((other) => ({
    regex: allowed.includes(`${other}/port`) ? `^(\\.\\./)+${other}/(?!port$)` : `^(\\.\\./)+${other}(/|$)`,
    message: `src/${folder} may not import src/${other} (see the table in eslint.config.mjs).`,
  }))
  if (pureCore.includes(folder)) patterns.push({ regex: '^node:|^(fs|path|react)', message: `src/${folder} is pure: no Node, DOM or Office.` })
  return { files: [`src/${folder}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } }
})

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'out/', 'node_modules/', 'coverage/', '.stryker-tmp/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  { files: ['src/entry/**', 'tests/**', 'assets/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,cjs,mjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...direction,
  {
    files: pureCore.map((folder) => `src/${folder}/**/*.ts`),
    rules: { 'no-restricted-globals': ['error', 'window', 'document', 'Office', 'Word', 'process', 'Buffer', 'require', 'localStorage', 'navigator', 'fetch'] },
  },
  {
    files: ['src/document/word/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: { 'office-addins/no-context-sync-in-loop': 'warn', 'office-addins/no-empty-load': 'error', 'office-addins/call-sync-before-read': 'off' },
  },
  { files: ['src/!(document)/**/*.{ts,tsx}', 'src/document/docx/**'], rules: { 'no-restricted-properties': ['error', { object: 'Word', property: 'run', message: 'Only src/document/word calls Word.run.' }] } },
)
