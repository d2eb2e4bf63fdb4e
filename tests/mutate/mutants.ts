/** Small faults put into a source, one at a time: what a careful reader would call a bug. */
import ts from 'typescript'

export interface Mutant { file: string; start: number; end: number; text: string; was: string; line: number }

const SWAPS: Partial<Record<ts.SyntaxKind, string[]>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='], [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [ts.SyntaxKind.LessThanToken]: ['<=', '>'], [ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<'], [ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['||'], [ts.SyntaxKind.BarBarToken]: ['&&'],
  [ts.SyntaxKind.PlusToken]: ['-'], [ts.SyntaxKind.MinusToken]: ['+'], [ts.SyntaxKind.AsteriskToken]: ['/'], [ts.SyntaxKind.SlashToken]: ['*'],
}

/** Every mutant of one source. Types, imports, error messages and comments are left alone. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true)
  const mutants: Mutant[] = []
  const add = (node: ts.Node, text: string) => {
    const start = node.getStart(tree)
    mutants.push({ file, start, end: node.getEnd(), text, was: source.slice(start, node.getEnd()), line: tree.getLineAndCharacterOfPosition(start).line + 1 })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isThrowStatement(node)) return
    if (ts.isBinaryExpression(node)) for (const text of SWAPS[node.operatorToken.kind] ?? []) add(node.operatorToken, text)
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) add(node, node.operand.getText(tree))
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false')
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true')
    if (ts.isNumericLiteral(node)) add(node, String(Number(node.text) + 1))
    if (ts.isIfStatement(node)) add(node.expression, `!(${node.expression.getText(tree)})`)
    if (ts.isReturnStatement(node) && node.expression && node.expression.kind === ts.SyntaxKind.NullKeyword) add(node, ';')
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return mutants
}

/** `count` of them, drawn with a fixed seed: the same every time for the same sources. */
export function draw<T>(all: T[], count: number, seed: number): T[] {
  let state = seed >>> 0
  const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296 }
  const rest = [...all]
  const drawn: T[] = []
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return drawn
}
