/** What `build/knowledge.json` holds: the only file that a bundle needs besides its code. */
import type { Knowledge } from '../checklist/knowledge'
import type { ClauseLibrary } from '../clauses/template'

export interface AllKnowledge { checklist: Knowledge; clauses: ClauseLibrary }
