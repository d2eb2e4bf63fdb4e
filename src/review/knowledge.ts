/** What the use cases know: the checklist ready to judge, and the clause library. Made once. */
import { AS_OF } from '../checklist/judge'
import type { Knowledge } from '../checklist/knowledge'
import { openKnowledge } from '../checklist/open-knowledge'
import type { OpenKnowledge } from '../checklist/open-knowledge'
import type { Rule } from '../checklist/rule'
import type { ClauseLibrary, ClauseTemplate } from '../clauses/template'
import { disclaimer, themes } from '../wording/themes'
import type { SessionKnowledge } from './session'

export interface ReviewKnowledge {
  open: OpenKnowledge
  rules: Map<string, Rule>
  library: ClauseLibrary
  clauses: Map<string, ClauseTemplate>
  shown: SessionKnowledge
}

export function openReviewKnowledge(knowledge: Knowledge, library: ClauseLibrary): ReviewKnowledge {
  return {
    open: openKnowledge(knowledge),
    rules: new Map(knowledge.rules.map((rule) => [rule.id, rule])),
    library,
    clauses: new Map(library.clauses.map((clause) => [clause.id, clause])),
    shown: {
      rules: knowledge.rules,
      themes: Object.entries(themes).map(([id, title]) => ({ id, title })),
      asOf: AS_OF,
      disclaimer,
    },
  }
}
