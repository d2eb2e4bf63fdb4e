/** The wording bank, judged passage by passage. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenKnowledge } from '../../src/checklist/open-knowledge'
import type { Judged, Passage } from './gold'
import { judgePassage } from './one-article'
import { halfOf } from './split'

export function passagesIn(folder: string): Passage[] {
  return readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Passage))
}

export function judgeBank(passages: Passage[], open: OpenKnowledge): Judged[] {
  const kinds = new Map(open.rules.map(({ rule }) => [rule.id, rule.kind]))
  return passages.flatMap((passage) => {
    const kind = kinds.get(passage.item)
    if (!kind) return []
    const { review } = judgePassage(passage.text, passage.heading || undefined, passage.types, open)
    const result = review.results.find(({ rule }) => rule === passage.item)!
    return [{
      item: passage.item, kind, source: passage.heading, half: halfOf(passage.text), gold: passage.verdict, said: result.verdict,
      quotes: result.quotes.map((quote) => quote.exact), evidence: passage.anchor ? [passage.anchor] : [], text: passage.text,
      checks: result.checks.map((check) => `${check.check}=${check.verdict}${check.reasons.length ? `(${check.reasons.map((r) => r.code + (r.values?.words ? `:${r.values.words}` : '')).join(',')})` : ''}`).join(' '),
    }]
  })
}
