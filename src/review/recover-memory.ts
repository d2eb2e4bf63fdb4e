/**
 * When the document comes back without our part (a program that drops it, a copy by paste): what the comments still tell.
 * Our comments are known by their signature, the points they speak of by their titles, what was said by the replies.
 */
import type { Rule } from '../checklist/rule'
import type { DocumentComment } from '../document/port'
import { codeOf, isInternal, withoutSignature } from '../negotiation/identity'
import { emptySharedMemory, ROLES, STATUSES } from '../negotiation/shared-memory'
import type { FindingRecord, SharedMemory, Step } from '../negotiation/shared-memory'
import { addStep, answersIn } from '../negotiation/threads'
import { roles, statuses } from '../wording/comments'
import type { Language } from '../wording/say'

const LANGUAGES: Language[] = ['fr', 'en']

/** The memory that the comments allow; null when none of them is ours. */
export function recoverMemory(document: string, comments: DocumentComment[], rules: Map<string, Rule>, now: string): SharedMemory | null {
  let shared = emptySharedMemory(document)
  const own = comments.filter((comment) => codeOf(comment.text) !== null)
  for (const comment of own) {
    const code = codeOf(comment.text) ?? ''
    const findings = findingsNamed(comment, code, rules)
    if (findings.length === 0) continue
    // No mark of the text as written: whether a person edited it cannot be told, so that it is never reworded.
    shared.comments.push({ code, findings, text: '', internal: isInternal(comment.text), closed: comment.resolved && comment.replies.some((reply) => codeOf(reply.text) !== null) })
    for (const reply of comment.replies) {
      if (codeOf(reply.text) === null) continue
      const { finding, said } = spokenOf(withoutSignature(reply.text), findings, rules)
      const step = mirroredStep(said, reply.date ?? now)
      if (step) shared = addStep(shared, finding, step)
    }
  }
  if (shared.comments.length === 0) return null
  for (const { finding, step } of answersIn(comments, shared, now)) shared = addStep(shared, finding, step)
  // All dates are those of one host here.
  return { ...shared, threads: shared.threads.map((thread) => ({ ...thread, steps: [...thread.steps].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) })) }
}

/** Rules whose titles open a line: « Titre — trop faible », « • Titre ». The passage is the anchored text, for the first of them. */
export function findingsNamed(comment: Pick<DocumentComment, 'text' | 'anchor'>, code: string, rules: Map<string, Rule>): FindingRecord[] {
  const found: FindingRecord[] = []
  for (const line of comment.text.split(/[\r\n\v]/)) {
    const plain = line.replace(/\s+/g, ' ').trim().replace(/^\[[A-Z]+\] /, '')
    const listed = plain.startsWith('• ')
    for (const rule of rules.values()) {
      const named = LANGUAGES.some((language) => (listed ? plain === `• ${rule.title[language]}` : plain.startsWith(`${rule.title[language]} — `)))
      if (named && !found.some((record) => record.rule === rule.id)) found.push({ id: code, rule: rule.id, passage: listed ? '' : (comment.anchor?.exact ?? '').slice(0, 60), clause: '' })
    }
  }
  return found
}

/** The point that a reply of ours names, on a comment of several; the first (worst) when it names none. */
function spokenOf(text: string, findings: FindingRecord[], rules: Map<string, Rule>): { finding: FindingRecord; said: string } {
  const plain = text.replace(/\s+/g, ' ').trim()
  for (const finding of findings) {
    for (const language of LANGUAGES) {
      const head = `${rules.get(finding.rule)?.title[language].replace(/\s+/g, ' ') ?? ''} — `
      if (head.length > 3 && plain.startsWith(head)) return { finding, said: plain.slice(head.length) }
    }
  }
  return { finding: findings[0], said: plain }
}

/** A reply of ours read back: « Accord (avocat) : … ». Null for other replies of ours (closing, reopening). */
export function mirroredStep(text: string, date: string): Step | null {
  const said = withoutSignature(text).replace(/\s+/g, ' ').trim()
  for (const language of LANGUAGES) {
    for (const status of STATUSES) {
      for (const role of ROLES) {
        const head = `${statuses[status][language]} (${roles[role][language]})`
        if (said === `${head}.`) return { status, role, author: roles[role][language], date, text: '', from: 'pane' }
        const words = new RegExp(`^${escaped(head)} ?: (.*)$`).exec(said)
        if (words) return { status, role, author: roles[role][language], date, text: words[1], from: 'pane' }
      }
    }
  }
  return null
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
