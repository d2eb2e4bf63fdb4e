/** The part of a session about model clauses: library, preview, insertion, certificates, blanks. */
import { checkBeforeInsert } from '../clauses/before-insert'
import { certificate } from '../clauses/birth'
import { checkValue } from '../clauses/blank-value'
import { fill } from '../clauses/fill'
import { defaultNames, partyNamesOf } from '../clauses/party-name'
import { stances } from '../clauses/template'
import type { ClauseTemplate, Stance } from '../clauses/template'
import { blockText } from '../contract/blocks'
import { quoteOf } from '../contract/quote'
import type { Quote } from '../contract/quote'
import type { ControlInfo, Outcome } from '../document/port'
import { insertion } from '../wording/insertion'
import { say } from '../wording/say'
import { insertAlong } from './insert-along'
import type { AlongResult } from './insert-along'
import { answeredRules, insertClause, prepareClause, toolsOf } from './insert-clause'
import type { PreparedClause } from './insert-clause'
import { offeredPlaces } from './offered-places'
import { BLANK_TAG, isEmptyBlank } from './ready-input'
import { keepPracticeValues, practiceValues } from './remembered-values'
import type { BirthCertificate, BlankOutcome, BlankPlace, BlankValue, ClausePreview, InsertReport, InsertRequest, LibraryBlank, LibraryClause, Scan, Work } from './session'
import type { SessionState } from './session-state'

export function clausesOf(state: SessionState) {
  const { knowledge, document } = state
  const tools = toolsOf(knowledge)

  async function valuesOf(given: BlankValue[]): Promise<Record<string, string>> {
    const { shared } = await state.memory()
    return { ...(await practiceValues(state.store, state.blanks())), ...shared.blanks, ...Object.fromEntries(given.map(({ name, value }) => [name, value])) }
  }

  async function prepare(scan: Scan, request: InsertRequest, writing: boolean): Promise<{ template: ClauseTemplate; prepared: PreparedClause }> {
    const template = state.template(request.clause)
    if (!template) throw new Error(`review: no clause « ${request.clause} »`)
    const cursor = request.where === 'cursor' ? await cursorFor(request, writing) : null
    const finding = findingOf(scan, request)
    return { template, prepared: prepareClause({ template, stance: request.stance, where: request.where, finding, values: await valuesOf(request.values), cursor: cursor?.paragraph ?? null, annex: request.annex, target: request.target }, state.reviewedOf(scan), knowledge, state.blanks(), state.language) }
  }

  /** Where the cursor was when a clause was last looked at: reading it can take the focus from the pane (OfficeDev/office-js#6132), so never while values are typed. */
  let lastCursor: Quote | null = null
  async function cursorFor({ values }: InsertRequest, writing: boolean): Promise<Quote | null> {
    if (writing || values.length === 0) lastCursor = await document.selection()
    return lastCursor
  }

  const findingOf = (scan: Scan, { finding }: InsertRequest) => (finding === null ? null : (scan.review.findings.find(({ id }) => id === finding) ?? null))

  function shownBlanks(prepared: PreparedClause, values: Record<string, string>): LibraryBlank[] {
    return prepared.filled.blanks.map(({ name, label, hint, type, default: preset }) => ({
      name, label, hint, type, default: preset ?? '', value: values[name] ?? null,
      refused: prepared.filled.refused.find((refused) => refused.name === name)?.reason ?? null,
    }))
  }

  /** Values that were accepted, for the next clause with the same blanks. */
  async function remember(prepared: PreparedClause, given: BlankValue[]): Promise<void> {
    const memory = await state.memory()
    const refused = new Set(prepared.filled.refused.map(({ name }) => name))
    const kept = given.filter(({ name, value }) => value.trim() !== '' && !refused.has(name))
    await keepPracticeValues(state.store, state.blanks(), Object.fromEntries(kept.map(({ name, value }) => [name, value])))
    if (kept.length > 0) memory.shared = { ...memory.shared, blanks: { ...memory.shared.blanks, ...Object.fromEntries(kept.map(({ name, value }) => [name, value.slice(0, 2000)])) } }
  }

  return {
    library(): LibraryClause[] {
      return [...knowledge.library.clauses.map((clause) => shown(clause, false)), ...state.own.clauses.map((clause) => shown(clause, true))]
    },

    text(clause: string, stance: Stance): string[] {
      const template = state.template(clause)
      if (!template?.stances[stance]) return []
      const parties = state.lastScan ? partyNamesOf(state.reviewedOf(state.lastScan).contract, knowledge.library.writing) : defaultNames(knowledge.library.writing)
      return fill(template, stance, state.blanks(), { parties, values: {}, labels: state.language, heading: false }, tools).blocks.map(blockText)
    },

    async preview(given: Scan | null, request: InsertRequest): Promise<ClausePreview> {
      const scan = await state.scanned(given)
      const { template, prepared } = await prepare(scan, request, false)
      const { contract, review } = state.reviewedOf(scan)
      const check = checkBeforeInsert({ template, stance: request.stance, library: { ...knowledge.library, blanks: state.blanks() }, contract, parties: partyNamesOf(contract, knowledge.library.writing), judged: review.results, tools })
      const titleAt = (paragraph: number): string => scan.clauseTitle(paragraph) ?? ''
      const passage = findingOf(scan, request)?.quotes[0] ?? null
      const cursor = await cursorFor(request, false)
      const parties = partyNamesOf(contract, knowledge.library.writing)
      return {
        clause: template.id, stance: request.stance, paragraphs: prepared.shown.map(blockText), heading: prepared.shown[0]?.kind === 'heading', blanks: shownBlanks(prepared, await valuesOf(request.values)),
        where: prepared.whereText, quote: prepared.instead ? quoteOf(prepared.instead, 0, prepared.instead.text.length) : prepared.suggestion.quote,
        places: offeredPlaces({
          template, library: knowledge.library, contract, language: knowledge.open.language,
          concerned: passage?.paragraph ?? null, cursor: cursor?.paragraph ?? null, passage, similar: check.similar[0]?.quote ?? null,
        }, { contract, snapshot: scan.snapshot }, state.language),
        unagreed: prepared.filled.unagreed.map((side) => parties[side].forms.subject),
        needs: {
          terms: check.terms.map(({ id, term }) => ({ id, label: term[state.language] })),
          annexes: check.annexes.map(({ id, title }) => ({ id, label: title[state.language] })),
          contradicts: check.contradicts.map(({ quote }) => ({ title: titleAt(quote.paragraph), quote })),
          similar: check.similar.map(({ title, quote, text }) => ({ title, quote, text })),
          offered: check.offered,
        },
      }
    },

    async insert(given: Scan | null, request: InsertRequest, work: Work): Promise<InsertReport> {
      const scan = await state.scanned(given, work)
      const { template, prepared } = await prepare(scan, request, true)
      const nothing: InsertReport = { outcome: { kind: 'refused', reason: 'bad-value' }, where: prepared.whereText, quote: null, after: [], journal: null, scan: null }
      // A value of the wrong type is refused before anything is written.
      if (prepared.filled.refused.length > 0) return nothing
      const { outcome, inverse } = await insertClause(document, prepared, scan.snapshot.stamp, work)
      if (inverse.length === 0) return { ...nothing, outcome }
      const along = request.along && (outcome.kind === 'inserted' || outcome.kind === 'done') ? await bringAlong(scan, template, prepared, request, work) : null
      if (along) inverse.unshift(...along.inverse)
      const memory = await state.memory()
      await remember(prepared, request.values)
      if (outcome.kind === 'inserted') {
        memory.shared = { ...memory.shared, clauses: [...memory.shared.clauses, { tag: prepared.tag, clause: template.id, stance: request.stance, rules: [...template.satisfies, ...template.replaces].slice(0, 100), role: request.role ?? null, date: state.now() }] }
        if (request.role) await state.noteWriter(memory, request.role, { kind: 'paragraphs', first: outcome.first, count: outcome.count })
      }
      await state.saveShared(memory)
      const asked = request.finding === null ? [] : [request.finding]
      const journal = await state.note(memory, outcome.kind === 'inserted' ? 'insertion' : 'replacement', say(insertion, state.language, outcome.kind === 'inserted' ? 'journal-insertion' : 'journal-replacement', { title: template.title[state.language] }), inverse, asked)
      const rule = scan.review.findings.find(({ id }) => id === request.finding)?.rule ?? null
      const after = await state.scan(work)
      const first = outcome.kind === 'inserted' ? after.snapshot.paragraphs[outcome.first] : after.snapshot.paragraphs[prepared.instead?.index ?? 0]
      // The clause went in; when what it needs did not, that is what must be told.
      return { outcome: along && along.outcome.kind !== 'inserted' && along.outcome.kind !== 'done' ? along.outcome : outcome, where: prepared.whereText, quote: first ? quoteOf(first, 0, first.text.length) : null, after: answeredRules(template, rule, state.reviewedOf(after)), brought: along?.brought ?? [], journal, scan: after }
    },

    async certificates(): Promise<BirthCertificate[]> {
      const scan = await state.scanned(null)
      const { contract, snapshot } = state.reviewedOf(scan)
      const { shared } = await state.memory()
      const parties = partyNamesOf(contract, knowledge.library.writing)
      return (await document.controls('cl:')).flatMap((control): BirthCertificate[] => {
        const born = certificate({ tag: control.tag, text: control.text, templates: [...knowledge.library.clauses, ...state.own.clauses], blanks: state.blanks(), parties, values: shared.blanks, tools })
        if (!born) return []
        const first = snapshot.paragraphs[control.first]
        return [{
          tag: control.tag, clause: born.birth.id, title: born.title ?? control.title, stance: born.birth.stance, version: born.birth.version,
          state: born.state === 'unchanged' && born.newer ? 'newer-exists' : born.state,
          // Without a difference it still reads as it was born.
          was: born.differences.length === 0 ? control.text : born.differences.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join(''),
          is: control.text, quote: first ? quoteOf(first, 0, first.text.length) : null,
        }]
      })
    },

    async blanks(): Promise<BlankPlace[]> {
      const scan = await state.scanned(null)
      const { shared } = await state.memory()
      const templates = state.blanks()
      const practice = await practiceValues(state.store, templates)
      const places = new Map<string, BlankPlace>()
      for (const control of await document.controls(BLANK_TAG)) {
        const name = control.tag.slice(BLANK_TAG.length)
        const template = Object.hasOwn(templates, name) ? templates[name] : null
        const place = places.get(name) ?? { name, label: template?.label[state.language] ?? control.title, hint: template?.hint?.[state.language] ?? null, type: template?.type ?? 'text', value: isEmptyBlank(control.text) ? null : control.text, known: shared.blanks[name] ?? practice[name] ?? null, places: [] }
        const paragraph = scan.snapshot.paragraphs[control.first]
        const at = paragraph?.text.indexOf(control.text) ?? -1
        if (paragraph) place.places.push({ clause: scan.clauseTitle(control.first) ?? '', quote: at < 0 ? quoteOf(paragraph, 0, paragraph.text.length) : quoteOf(paragraph, at, at + control.text.length) })
        if (isEmptyBlank(control.text)) place.value = null
        else place.value ??= shared.blanks[name] ?? control.text
        places.set(name, place)
      }
      return [...places.values()]
    },

    async fill(name: string, value: string): Promise<BlankOutcome> {
      const template = state.blanks()[name]
      const checked = template ? checkValue(template, value, tools) : { kind: 'value' as const, shown: value.trim() }
      if (checked.kind === 'refused') return { kind: 'bad-value', reason: checked.reason }
      let filled = 0
      // One at a time: each replacement moves what comes after. Never more often than there are controls.
      for (let left = (await document.controls(BLANK_TAG)).length; left > 0; left--) {
        const outcome = await fillNext(name, checked.shown)
        if (outcome === null) break
        if (outcome.kind !== 'done') return { kind: 'refused', reason: outcome.kind === 'refused' ? outcome.reason : outcome.kind }
        filled++
      }
      const memory = await state.memory()
      memory.shared = { ...memory.shared, blanks: { ...memory.shared.blanks, [name]: checked.shown.slice(0, 2000) } }
      await keepPracticeValues(state.store, state.blanks(), { [name]: checked.shown })
      await state.saveShared(memory)
      return { kind: 'done', filled }
    },
  }

  /** Definitions and annexes that the clause needs, as the preview named them. */
  async function bringAlong(scan: Scan, template: ClauseTemplate, prepared: PreparedClause, request: InsertRequest, work: Work): Promise<AlongResult> {
    const { contract, review } = state.reviewedOf(scan)
    const { terms, annexes } = checkBeforeInsert({ template, stance: request.stance, library: { ...knowledge.library, blanks: state.blanks() }, contract, parties: partyNamesOf(contract, knowledge.library.writing), judged: review.results, tools })
    return insertAlong(terms.filter(({ id }) => request.along?.terms.includes(id)), annexes.filter(({ id }) => request.along?.annexes.includes(id)), {
      document, knowledge, stance: request.stance, values: await valuesOf(request.values), language: state.language,
      cited: Object.fromEntries(prepared.filled.blanks.flatMap(({ name, text }) => { const number = /\d+/.exec(text)?.[0]; return name.startsWith('annexe_') && number ? [[name.slice('annexe_'.length), number]] : [] })),
      review: async () => state.reviewedOf(await state.scan(work)),
    }, work)
  }

  /** Fills the first control of that blank that does not hold the value yet; null when there is none. */
  async function fillNext(name: string, value: string): Promise<Outcome | null> {
    const control = (await document.controls(BLANK_TAG)).find(({ tag, text }: ControlInfo) => tag === BLANK_TAG + name && text !== value)
    if (!control) return null
    const { stamp, paragraphs } = await document.read()
    const paragraph = paragraphs[control.first]
    const at = paragraph.text.indexOf(control.text)
    if (at < 0) return { kind: 'orphan' }
    return document.replace(quoteOf(paragraph, at, at + control.text.length), [{ start: at, end: at + control.text.length, text: value }], { tracked: document.capabilities().canTrack }, { stamp })
  }

  function shown(clause: ClauseTemplate, own: boolean): LibraryClause {
    const law = new Set(clause.law)
    for (const rule of [...clause.satisfies, ...clause.replaces]) for (const { ref } of knowledge.rules.get(rule)?.legal_basis ?? []) law.add(ref)
    return {
      id: clause.id, theme: clause.theme, title: clause.title[state.language], rules: [...clause.satisfies, ...clause.replaces], types: clause.applies_to,
      summary: clause.summary[state.language], providerNote: clause.commits[state.language], law: [...law], stances: stances.filter((stance) => clause.stances[stance] !== undefined), own, version: clause.version,
    }
  }
}
