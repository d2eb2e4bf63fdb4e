/** The whole knowledge from disk, ready for the use cases: for the command line, scripts and tests. */
import { compileClauses } from '../clauses/compile'
import { openReviewKnowledge } from '../review/knowledge'
import type { ReviewKnowledge } from '../review/knowledge'
import { knowledgeFiles, readKnowledge } from './read-knowledge'

/** Throws the first mistake of the data: with a broken rule nothing is judged. */
export function loadKnowledge(): ReviewKnowledge {
  const { knowledge, errors } = readKnowledge()
  const clauses = compileClauses(knowledgeFiles().filter(({ path }) => path.startsWith('clauses/')))
  const [error] = [...errors, ...clauses.errors]
  if (error) throw error
  return openReviewKnowledge(knowledge, clauses.library)
}
