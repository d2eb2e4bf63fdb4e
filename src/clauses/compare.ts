/** Word-level differences between two texts: stances side by side, a clause changed by hand, the smallest tracked replacement. */
import { diffArrays } from 'diff'

export interface Change { kind: 'same' | 'added' | 'removed'; text: string }

/** Words with their elision, figures, single marks, white space. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+['’]?|\d+(?:[.,]\d+)*|\s+|[^\s]/gu) ?? []
}

/** How two spellings of one word are told apart: a curly apostrophe or a no-break space is no difference. */
function sameWord(a: string, b: string): boolean {
  return a === b || plainWord(a) === plainWord(b)
}

function plainWord(word: string): string {
  return word.replace(/’/g, "'").replace(/\s+/g, ' ')
}

/** `before` → `after`, in reading order; « removed » comes before « added ». Text kept is shown as in `after`. */
export function differences(before: string, after: string): Change[] {
  const changes = diffArrays(words(before), words(after), { comparator: sameWord }).map((change): Change => ({
    kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    text: change.value.join(''),
  }))
  return bridged(changes)
}

/** Joins changes that only a space or a mark separates: « [24→48] [heures→jours] » reads better as one change. */
function bridged(changes: Change[]): Change[] {
  const result: Change[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  changes.forEach((change, index) => {
    if (change.kind === 'removed') removed += change.text
    else if (change.kind === 'added') added += change.text
    else {
      const between = (removed !== '' || added !== '') && changes.slice(index + 1).some((next) => next.kind !== 'same')
      if (between && /^[\s,]{1,2}$/.test(change.text)) {
        removed += change.text
        added += change.text
      } else {
        flush()
        result.push({ ...change })
      }
    }
  })
  flush()
  return result
}

/** `[start, end)` of the text before, in UTF-16 units, to be replaced by `text`. */
export interface Edit { start: number; end: number; text: string }

/** The fewest words to change so that `before` reads as `after`: ascending, never overlapping. Unlike `differences`, exact to the character. */
export function wordEdits(before: string, after: string): Edit[] {
  const edits: Edit[] = []
  let at = 0
  let open: Edit | null = null
  for (const change of diffArrays(words(before), words(after))) {
    const text = change.value.join('')
    if (!change.added && !change.removed) {
      at += text.length
      open = null
      continue
    }
    if (!open) edits.push((open = { start: at, end: at, text: '' }))
    if (change.removed) open.end = at += text.length
    else open.text += text
  }
  return edits
}

/** The text after the edits: what `wordEdits` promises. */
export function applyEdits(before: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits) {
    result += before.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + before.slice(at)
}
