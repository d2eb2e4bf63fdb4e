/**
 * Writes comments: one sync to read what stands there, two to find the words, then one for every twenty comments.
 * A range that Word refuses must not lose the others of its batch, and nothing is ever written twice.
 */
import { findQuote, type FoundQuote } from '../../contract/find-quote'
import type { ApplyOptions, CommentAction, Outcome } from '../port'
import { isOfficeError, refusalOf, widerMayHelp } from './office-errors'
import type { Reading } from './read-document'
import { currentParagraphs } from './current-paragraphs'
import { SpanSearch, locateAll, type Member } from './span-search'
import { fromWord } from './word-text'

/** Many comments in one sync hung older Word on undo (OfficeDev/office-js#4566), and one bad range fails its batch. */
const BATCH = 20

type Add = Extract<CommentAction, { kind: 'add' }>

/** An action on its way to its outcome. */
interface Job {
  action: CommentAction
  search: SpanSearch | null
  outcome: Outcome | null
}

/** Carries out the actions on the document that `reading` describes. Throws Office's errors only before anything is written. */
export async function applyComments(context: Word.RequestContext, reading: Reading, actions: readonly CommentAction[], options: ApplyOptions): Promise<Outcome[]> {
  const existing = context.document.body.getComments()
  // Not `replies`: loading them here failed in tables (OfficeDev/office-js#3608).
  existing.load('id,content,resolved')
  const paragraphs = await currentParagraphs(context, reading)
  if (!paragraphs) return actions.map(() => ({ kind: 'changed' }))
  const texts = reading.sources.map((source) => source.text)
  const jobs = actions.map((action): Job => {
    if (action.kind !== 'add') return { action, search: null, outcome: existing.items.some((comment) => comment.id === action.comment) ? null : { kind: 'refused', reason: 'no-such-comment' } }
    const search = searchFor(findQuote(texts, action.quote), reading, paragraphs)
    return search instanceof SpanSearch ? { action, search, outcome: null } : { action, search: null, outcome: search }
  })
  const twins = jobs.map((job) => (job.action.kind === 'add' ? existing.items.filter((comment) => sameText(comment.content, (job.action as Add).text)) : []))
  await findWords(context, jobs)
  await markAlreadyThere(context, jobs, twins)

  const writer = new CommentWriter(context, existing.items)
  const pending = jobs.filter((job) => job.outcome === null)
  for (let i = 0; i < pending.length; i += BATCH) {
    const batch = pending.slice(i, i + BATCH)
    if (options.signal?.aborted) batch.forEach((job) => (job.outcome = { kind: 'stopped' }))
    else await writer.write(batch)
    options.onProgress?.(actions.length - pending.length + Math.min(i + BATCH, pending.length), actions.length)
  }
  return jobs.map(({ outcome }) => {
    if (!outcome) throw new Error('word: an action ended without an outcome')
    return outcome
  })
}

/** Where to put a comment, or why nowhere. */
function searchFor(found: FoundQuote, reading: Reading, paragraphs: readonly (readonly Member[])[]): SpanSearch | Outcome {
  if (found.kind === 'orphan') return { kind: 'orphan' }
  const { story } = reading.snapshot.paragraphs[found.paragraph] ?? { story: 'body' }
  // Nothing says that Word takes comments in notes and text boxes: they go to the paragraph that refers to them.
  const at = story === 'body' ? found.paragraph : reading.hosts[found.paragraph]
  if (at === null || at === undefined) return { kind: 'refused', reason: story === 'text-box' ? 'text-box' : 'note' }
  const members = paragraphs[at] ?? []
  const source = reading.sources[at]
  if (members.length === 0 || !source) return { kind: 'refused', reason: 'text-box' }
  if (reading.snapshot.paragraphs[at]?.locked) return { kind: 'refused', reason: 'locked' }
  return new SpanSearch(members, source, found.kind === 'exact' && at === found.paragraph ? { start: found.start, end: found.end } : { start: 0, end: 0 })
}

/** Two syncs for all searches. An error of Word (an open Find box, a needle that it dislikes) must not lose the others. */
async function findWords(context: Word.RequestContext, jobs: readonly Job[]): Promise<void> {
  const searches = jobs.flatMap((job) => (job.search && !job.outcome ? [{ job, search: job.search }] : []))
  try {
    await locateAll(context, searches.map(({ search }) => search))
  } catch (error) {
    if (!isOfficeError(error)) throw error
    for (const { job } of searches) await findAlone(context, job)
  }
}

async function findAlone(context: Word.RequestContext, job: Job): Promise<void> {
  if (!job.search) return
  job.search.restart()
  try {
    await locateAll(context, [job.search])
  } catch (error) {
    const refusal = refusalOf(error)
    if (widerMayHelp(refusal.reason) || refusal.reason === 'words-not-searchable') job.search.settleForParagraph()
    else job.outcome = refusal
  }
}

/** An equal comment on the same words is not written again. One sync, and only when an equal comment exists. */
async function markAlreadyThere(context: Word.RequestContext, jobs: readonly Job[], twins: readonly Word.Comment[][]): Promise<void> {
  const pairs = jobs.flatMap((job, i) =>
    job.outcome === null && job.search ? compareWith(job, job.search.located().range, twins[i] ?? []) : [])
  if (pairs.length === 0) return
  await context.sync()
  for (const { job, twin, relation } of pairs) if (SAME_PLACE.has(relation.value)) job.outcome ??= { kind: 'already-there', comment: twin.id }
}

const compareWith = (job: Job, range: Word.Range, twins: readonly Word.Comment[]) =>
  twins.map((twin) => ({ job, twin, relation: twin.getRange().compareLocationWith(range) }))

const SAME_PLACE = new Set<string>(['Equal', 'Inside', 'InsideStart', 'InsideEnd', 'Contains', 'ContainsStart', 'ContainsEnd'])

const normal = (text: string): string => fromWord(text).text.trim()
const sameText = (a: string, b: string): boolean => normal(a) === normal(b)

/** Writes one batch after the other; what a failed batch did write is found again before anything is tried twice. */
class CommentWriter {
  private readonly known: Set<string>
  private readonly byId: Map<string, Word.Comment>

  constructor(private readonly context: Word.RequestContext, existing: readonly Word.Comment[]) {
    this.known = new Set(existing.map((comment) => comment.id))
    this.byId = new Map(existing.map((comment) => [comment.id, comment]))
  }

  async write(batch: readonly Job[]): Promise<void> {
    const checks = batch.map((job) => this.queue(job))
    try {
      await this.context.sync()
      batch.forEach((job, i) => (job.outcome = checks[i]?.() ?? { kind: 'done' }))
    } catch (error) {
      if (!isOfficeError(error)) throw error
      // What was queued before the failing call may already stand in the document: ask, do not guess.
      await this.claimWritten(batch)
      for (const job of batch) if (!job.outcome) await this.writeAlone(job)
    }
  }

  /** Queues one action; the function returned reads its outcome after the sync. */
  private queue({ action, search }: Job, widened = false): () => Outcome {
    if (action.kind === 'add') {
      if (!search) throw new Error('word: a comment without a place')
      const { kind, range } = widened ? search.wholeParagraph() : search.located()
      const comment = range.insertComment(action.text)
      comment.load('id')
      const anchor = comment.getRange()
      anchor.load('text')
      return () => {
        this.known.add(comment.id)
        return { kind: kind === 'exact' && search.reads(anchor.text) ? 'placed' : 'on-paragraph', comment: comment.id }
      }
    }
    const comment = this.byId.get(action.comment)
    if (!comment) throw new Error('word: an action on an unknown comment')
    switch (action.kind) {
      case 'reply':
        comment.reply(action.text)
        break
      case 'resolve':
        comment.resolved = true
        break
      case 'reopen':
        comment.resolved = false
        break
      case 'update':
        comment.content = action.text
        break
      case 'remove':
        comment.delete()
        break
    }
    return () => ({ kind: 'done' })
  }

  private async writeAlone(job: Job): Promise<void> {
    const refusal = await this.attempt(job)
    if (!refusal) return
    const mayWiden = job.search?.exact === true && widerMayHelp(refusal.reason)
    const second = mayWiden ? await this.attempt(job, true) : refusal
    job.outcome ??= second
  }

  /** One action in one sync: null and an outcome when it took effect, else the refusal. */
  private async attempt(job: Job, widened = false): Promise<Extract<Outcome, { kind: 'refused' }> | null> {
    try {
      const check = this.queue(job, widened)
      await this.context.sync()
      job.outcome = check()
      return null
    } catch (error) {
      const refusal = refusalOf(error)
      await this.claimWritten([job])
      return job.outcome ? null : refusal
    }
  }

  /** Gives their outcome to the jobs whose effect is found in the document (an error is no proof that nothing was done: #6760). */
  private async claimWritten(batch: readonly Job[]): Promise<void> {
    const comments = this.context.document.body.getComments()
    comments.load('id,content,resolved')
    await this.context.sync()
    const fresh = comments.items.filter((comment) => !this.known.has(comment.id)).map((comment) => ({ comment, range: comment.getRange() }))
    if (fresh.length > 0) {
      fresh.forEach(({ range }) => range.load('text'))
      await this.context.sync()
    }
    for (const job of batch) {
      const { action, search } = job
      if (action.kind === 'add') {
        const index = fresh.findIndex(({ comment }) => sameText(comment.content, action.text))
        const [own] = index < 0 ? [] : fresh.splice(index, 1)
        if (!own || !search) continue
        this.known.add(own.comment.id)
        job.outcome = { kind: search.reads(own.range.text) ? 'placed' : 'on-paragraph', comment: own.comment.id }
        continue
      }
      const now = comments.items.find((comment) => comment.id === action.comment)
      const took =
        (action.kind === 'remove' && !now) ||
        (action.kind === 'resolve' && now?.resolved === true) ||
        (action.kind === 'reopen' && now?.resolved === false) ||
        (action.kind === 'update' && now !== undefined && sameText(now.content, action.text))
      if (took) job.outcome = { kind: 'done' }
    }
  }
}
