/** The state of the pane and the actions of the person on it. Everything that touches the document goes through `session`. */
import { createContext, startTransition, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Finding } from '../checklist/finding'
import type { Rule } from '../checklist/rule'
import type { Quote } from '../contract/quote'
import type { Outcome } from '../document/port'
import type { CommentPlan, DismissScope, JournalEntry, PlanLine, ReviewSession, Scan, Stance, Work } from '../review/session'
import { lotIn } from './finding-words'
import type { Settings } from './settings'
import { useCurrentText } from './use-current-text'
import { useNewest } from './use-newest'
import { useWords } from './words'

export type Tab = 'review' | 'library' | 'blanks' | 'exchange'

/** A page laid over the tabs, with a way back. */
export type Page =
  | { kind: 'clause'; clause: string; stance: Stance; finding: Finding | null }
  | { kind: 'history' }
  | { kind: 'marks' }

export type Voice = 'other-side' | 'internal'

export type ActivityKind = 'scan' | 'comments' | 'insert' | 'other'
export interface Activity { what: ActivityKind; done: number; total: number }

export interface Pane {
  session: ReviewSession
  rules: Map<string, Rule>
  settings: Settings
  change(part: Partial<Settings>): void
  scan: Scan | null
  plan: CommentPlan | null
  /** Something of ours stood in the document before this scan. */
  isRescan: boolean
  /** Whom the comments address: the other side, or our own (marked as internal). */
  voice: Voice
  setVoice(voice: Voice): void
  activity: Activity | null
  stop(): void
  stopped: boolean
  /** The text changed since the scan; `refused` when a write was held back because of it. */
  stale: 'no' | 'noticed' | 'refused'
  /** What became of the last write asked for each finding. */
  outcomes: ReadonlyMap<string, Outcome>
  /** The last lot of comments, one entry per comment. */
  lot: { line: PlanLine; outcome: Outcome }[]
  /** Newest first. */
  journal: JournalEntry[]
  tab: Tab
  page: Page | null
  openTab(tab: Tab): void
  openPage(page: Page): void
  back(): void
  announce(text: string): void
  announced: string
  runScan(): Promise<void>
  /** Places these lines of the plan; outcomes are told per finding. */
  applyPlan(plan: CommentPlan, lines: string[]): Promise<void>
  commentOn(findings: string[]): Promise<void>
  /** The finding about to be set aside: its dialog stands outside the card, which goes away. */
  dismissing: { finding: Finding; scope: DismissScope } | null
  askDismiss(asked: { finding: Finding; scope: DismissScope } | null): void
  dismiss(finding: Finding, scope: DismissScope, reason: string): Promise<void>
  restore(finding: string): Promise<void>
  show(quote: Quote): Promise<Outcome | null>
  /** Null when it was stopped or something else runs. */
  undo(entry: JournalEntry): Promise<Outcome | null>
  /** Takes over a scan made by an insertion. */
  adopt(scan: Scan): Promise<void>
  /** Work that only reads or shows: it may go on beside something else. A thrown error goes to the boundary. */
  attempt<T>(work: () => Promise<T>): Promise<T | null>
  /** Runs a piece of work that writes, with progress and stop, one at a time; null when stopped. A thrown error goes to the boundary. */
  run<T>(what: ActivityKind, work: (work: Work) => Promise<T>): Promise<T | null>
}

const PaneContext = createContext<Pane | null>(null)

export function usePane(): Pane {
  const pane = useContext(PaneContext)
  if (pane === null) throw new Error('usePane outside of PaneProvider')
  return pane
}

export type Command = 'library' | 'review'

export interface PaneProviderProps {
  session: ReviewSession
  settings: Settings
  change(part: Partial<Settings>): void
  /** Ribbon commands; returns how to stop listening. */
  onCommand?: (listener: (command: Command) => void) => () => void
  /** The cursor moved in the document, perhaps because somebody writes there; returns how to stop listening. */
  onWriting?: (listener: () => void) => () => void
  children: ReactNode
}

const PROGRESS_EVERY_MS = 60

export function PaneProvider({ session, settings, change, onCommand, onWriting, children }: PaneProviderProps) {
  const words = useWords()
  const [scan, setScan] = useState<Scan | null>(null)
  const [plan, setPlan] = useState<CommentPlan | null>(null)
  const [isRescan, setIsRescan] = useState(false)
  const [voice, setVoice] = useState<Voice>('other-side')
  const [activity, setActivity] = useState<Activity | null>(null)
  const [stopped, setStopped] = useState(false)
  const [stale, setStale] = useState<Pane['stale']>('no')
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [lot, setLot] = useState<Pane['lot']>([])
  const [journal, setJournal] = useState<JournalEntry[]>([])
  const [tab, setTab] = useState<Tab>('review')
  const [page, setPage] = useState<Page | null>(null)
  const [dismissing, askDismiss] = useState<Pane['dismissing']>(null)
  const [announced, announce] = useState('')
  const [fault, setFault] = useState<{ error: unknown } | null>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const controller = useRef<AbortController | null>(null)

  // A bug met in an event handler is thrown while rendering, so that the one boundary shows it.
  if (fault !== null) throw fault.error

  const run = useCallback(async <T,>(what: ActivityKind, work: (work: Work) => Promise<T>): Promise<T | null> => {
    if (controller.current !== null) return null
    const own = new AbortController()
    controller.current = own
    let last = 0
    setStopped(false)
    setActivity({ what, done: 0, total: 0 })
    try {
      return await work({
        signal: own.signal,
        onProgress: (done, total) => {
          const now = Date.now()
          if (now - last < PROGRESS_EVERY_MS && done < total) return
          last = now
          setActivity({ what, done, total })
        },
      })
    } catch (error) {
      if (own.signal.aborted) setStopped(what === 'scan')
      else setFault({ error })
      return null
    } finally {
      controller.current = null
      setActivity(null)
    }
  }, [])

  const attempt = useCallback(async <T,>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      setFault({ error })
      return null
    }
  }, [])

  const stop = useCallback(() => controller.current?.abort(), [])

  const ask = useNewest()
  const replan = useCallback(async (of: Scan): Promise<CommentPlan> => {
    const isNewest = ask()
    const next = await session.plan(of, { findings: null, role: settings.role, voice })
    if (isNewest()) setPlan(next)
    return next
  }, [ask, session, settings.role, voice])

  const adopt = useCallback(async (next: Scan) => {
    setScan(next)
    setStale('no')
    const after = await replan(next)
    if (after.unchanged + after.respected > 0 || after.lines.some((line) => line.kind !== 'new')) setIsRescan(true)
    setJournal(await session.journal())
  }, [replan, session])

  const runScan = useCallback(async () => {
    const done = await run('scan', async (work) => {
      const next = await session.scan(work)
      work.signal?.throwIfAborted()
      // A plan that is still being made is one of an older scan.
      ask()
      const first = await session.plan(next, { findings: null, role: settings.role, voice })
      // Drawing dozens of cards may take longer than a frame: React does it in slices, and the pane stays alive.
      startTransition(() => {
        setScan(next)
        setPlan(first)
        setStale('no')
        setOutcomes(new Map())
        setLot([])
      })
      setIsRescan(first.unchanged + first.respected > 0 || first.lines.some((line) => line.kind !== 'new'))
      setJournal(await session.journal())
      return next
    })
    if (done === null) return
    const open = done.review.findings.filter((finding) => !done.dismissed.has(finding.id)).length
    announce(words.t('scan-done', { n: open }))
    // The provider came to see what is asked of him.
    const { negotiation } = session
    if (settings.role !== 'prestataire' || negotiation === undefined) return
    const asked = await attempt(() => negotiation.lines(done))
    if (asked !== null && asked.length > 0) setTab('exchange')
  }, [run, attempt, ask, session, settings.role, voice, words])

  const tell = useCallback((told: { finding: string; outcome: Outcome }[]) => {
    setOutcomes((before) => new Map([...before, ...told.map(({ finding, outcome }) => [finding, outcome] as const)]))
    if (told.some(({ outcome }) => outcome.kind === 'changed')) setStale('refused')
  }, [])

  const applyPlan = useCallback(async (of: CommentPlan, lines: string[]) => {
    await run('comments', async (work) => {
      const told = await session.apply(of, lines, work)
      const byId = new Map(of.lines.map((line) => [line.id, line]))
      const placed = told.flatMap(({ line: id, outcome }) => {
        const line = byId.get(id)
        return line === undefined ? [] : [{ line, outcome }]
      })
      setLot(placed)
      tell(placed.flatMap(({ line, outcome }) => line.findings.map((finding) => ({ finding, outcome }))))
      announce(lotIn(words, placed))
      if (scan !== null) await replan(scan)
      setJournal(await session.journal())
    })
  }, [run, session, tell, words, scan, replan])

  const commentOn = useCallback(async (findings: string[]) => {
    if (scan === null) return
    const made = await run('other', () => session.plan(scan, { findings, role: settings.role, voice }))
    if (made === null) return
    if (made.lines.length === 0) announce(words.t('comment-nothing'))
    else await applyPlan(made, made.lines.map((line) => line.id))
  }, [scan, run, session, settings.role, voice, words, applyPlan])

  const setDismissed = useCallback((of: Scan, change: (dismissed: Scan['dismissed']) => void) => {
    const dismissed = new Map(of.dismissed)
    change(dismissed)
    const next = { ...of, dismissed }
    setScan(next)
    return next
  }, [])

  const dismiss = useCallback(async (finding: Finding, scope: DismissScope, reason: string) => {
    if (scan === null) return
    await run('other', async () => {
      const outcome = await session.dismiss(finding, scope, reason, settings.role)
      if (outcome.kind !== 'done') return tell([{ finding: finding.id, outcome }])
      const next = setDismissed(scan, (dismissed) => dismissed.set(finding.id, { scope, reason, role: settings.role, date: new Date().toISOString() }))
      await replan(next)
      setJournal(await session.journal())
    })
  }, [scan, run, session, settings.role, tell, setDismissed, replan])

  const restore = useCallback(async (finding: string) => {
    if (scan === null) return
    await run('other', async () => {
      const outcome = await session.restore(finding)
      if (outcome.kind !== 'done') return tell([{ finding, outcome }])
      const next = setDismissed(scan, (dismissed) => dismissed.delete(finding))
      await replan(next)
      setJournal(await session.journal())
    })
  }, [scan, run, session, tell, setDismissed, replan])

  const show = useCallback((quote: Quote) => attempt(() => session.show(quote)), [attempt, session])

  const undo = useCallback(async (entry: JournalEntry) => {
    const outcome = await run('other', () => session.undo(entry.id))
    if (outcome === null) return null
    announce(words.t(outcome.kind === 'done' ? 'undone' : 'undo-failed'))
    if (outcome.kind === 'changed') setStale('refused')
    if (outcome.kind === 'done') await runScan()
    else setJournal(await session.journal())
    return outcome
  }, [run, session, words, runScan])

  const looked = useCallback((current: boolean) => {
    // What is asked is read again at once, so that whoever edits in Word is told whether it will do. A scan never writes.
    if (!current && tab === 'exchange') void runScan()
    else setStale((before) => (current ? 'no' : before === 'refused' ? before : 'noticed'))
  }, [tab, runScan])
  const isBusy = useCallback(() => controller.current !== null, [])
  const failed = useCallback((error: unknown) => setFault({ error }), [])
  useCurrentText(session, scan, { isBusy, looked, failed, onWriting: tab === 'exchange' ? onWriting : undefined })

  useEffect(() => onCommand?.((command) => {
    setPage(null)
    setTab(command === 'library' ? 'library' : 'review')
  }), [onCommand])

  // The comments planned depend on the role and on whom they address.
  useEffect(() => {
    if (scan !== null) replan(scan).catch((error: unknown) => setFault({ error }))
    // Only a change of these calls for it here: every other change replans by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settings.role, voice])

  const rules = useMemo(() => new Map(session.knowledge.rules.map((rule) => [rule.id, rule])), [session])
  const openTab = useCallback((next: Tab) => { setPage(null); setTab(next) }, [])
  const openPage = useCallback((next: Page) => {
    cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setPage(next)
  }, [])
  const back = useCallback(() => {
    setPage(null)
    // The tab underneath is shown again first; then the focus returns to what opened the page.
    setTimeout(() => cameFrom.current?.focus(), 0)
  }, [])

  const pane: Pane = {
    session, rules, settings, change, scan, plan, isRescan, voice, setVoice, activity, stop, stopped, stale, outcomes, lot, journal, tab, page,
    openTab, openPage, back, announce, announced, runScan, applyPlan, commentOn, dismissing, askDismiss, dismiss, restore, show, undo, adopt, attempt, run,
  }
  return <PaneContext.Provider value={pane}>{children}</PaneContext.Provider>
}
