/**
 * The seam at which Word on Windows meets office.js: one object, `window.external`, installed before office.js loads.
 * office.js itself runs unmodified. Observed on `@microsoft/office-js` 1.1.110, file `word-win32-16.01.js`.
 */
import { CommonApi, safeArray, type CommonApiModel } from './common-api'
import { Failures, asHostError, type Failure } from './failures'
import { BatchInterpreter, type Batch, type BatchReply, type Objects } from './interpret-batch'

export interface SeamOptions {
  /** `fr-FR`, `en-US`: language of Word's own interface. */
  locale: string
  /** Requirement sets that Word says to support; office.js takes its word for it. */
  requirementSets: Record<string, string>
  readOnly: boolean
  dark: boolean
}

/** What a test or the preview may ask how much the pane talked to its host. */
export interface Traffic {
  /** Awaited round trips of `context.sync()`; the clean-up that office.js sends at the end of a run is not one. */
  syncs: number
  /** Clean-up requests (`_RemoveReference` only). */
  cleanups: number
  /** Commands of the Common API. */
  commands: number
  /** Milliseconds spent in answering, in the pane's own thread; Word takes them in another process. */
  busy: number
}

const RICH_REQUEST = 93
const EVENT_RICH = 33
const APP_WORD = 2
const ACTION_CATEGORY = 2
const ACTION_DISPATCH = 1000
const LIGHT = { bodyBackgroundColor: 0xffffff, bodyForegroundColor: 0x242424, controlBackgroundColor: 0xf5f5f5, controlForegroundColor: 0x242424 }
const DARK = { bodyBackgroundColor: 0x1f1f1f, bodyForegroundColor: 0xffffff, controlBackgroundColor: 0x292929, controlForegroundColor: 0xffffff }

type Done = (reply: unknown, status: number) => void
type Handler = (event: number, payload: unknown) => void

export class OfficeSeam {
  readonly failures = new Failures()
  readonly traffic: Traffic = { syncs: 0, cleanups: 0, commands: 0, busy: 0 }
  private readonly interpreter: BatchInterpreter
  private readonly common: CommonApi
  private readonly handlers = new Map<string, Handler>()
  private settings = new Map<string, string>()

  constructor(objects: Objects, model: CommonApiModel, private readonly options: SeamOptions, private readonly onWork: () => void = () => undefined) {
    this.interpreter = new BatchInterpreter(objects, this.failures)
    this.common = new CommonApi(model, this.failures)
  }

  plan(failures: readonly Failure[]): void {
    this.failures.plan(failures)
  }

  resetTraffic(): void {
    Object.assign(this.traffic, { syncs: 0, cleanups: 0, commands: 0, busy: 0 })
  }

  /** Puts the seam on the window of the pane. Must run before office.js. */
  install(target: Window): void {
    // Chrome's `External` can be extended; the type does not know it.
    const external = target.external as unknown as Record<string, unknown>
    Object.assign(external, this.external())
  }

  set dark(dark: boolean) {
    this.options.dark = dark
  }

  /** A press on a ribbon button whose command is `name` (Office.actions.associate). */
  press(name: string): boolean {
    const handler = this.handlers.get(`${EVENT_RICH}|`)
    if (!handler) return false
    const entry = [ACTION_CATEGORY, ACTION_DISPATCH, '', JSON.stringify([name, '{}']), 1, false]
    handler(EVENT_RICH, safeArray([safeArray<unknown>(entry)]))
    return true
  }

  /** Tells the pane that the selection moved. */
  selectionChanged(): void {
    this.handlers.get('2|')?.(2, '')
  }

  private external(): Record<string, unknown> {
    // A task of its own, as when Word's process answers: the pane may paint and take clicks in between.
    const later = (run: () => void): void => void setTimeout(run, 0)
    return {
      GetHostInfo: () => `Word$Win32$16.01$${this.options.locale}$preview$$$0`,
      GetContext: () => this.context(),
      GetLoggingAllowed: () => false,
      Execute: (command: number, params: readonly unknown[] | undefined, done: Done) =>
        later(() => done(safeArray(this.timed(() => this.execute(command, params ?? []))), 0)),
      RegisterEvent: (event: number, targetId: string, handler: Handler, done: (status: number) => void) => {
        this.handlers.set(`${event}|${targetId}`, handler)
        later(() => done(0))
      },
      UnregisterEvent: (event: number, targetId: string, done: (status: number) => void) => {
        this.handlers.delete(`${event}|${targetId}`)
        later(() => done(0))
      },
    }
  }

  private timed<T>(run: () => T): T {
    const begun = performance.now()
    try {
      return run()
    } finally {
      this.traffic.busy += performance.now() - begun
    }
  }

  private execute(command: number, params: readonly unknown[]): unknown[] {
    if (command !== RICH_REQUEST) {
      this.traffic.commands++
      const reply = this.common.execute(command, params)
      this.onWork()
      return reply
    }
    // [customData, method, path, headers, body, …]
    const batch = JSON.parse(String((params[0] as unknown[])[4])) as Batch
    return [0, [200, ['Content-Type', 'application/json'], JSON.stringify(this.batch(batch))]]
  }

  private batch(batch: Batch): BatchReply {
    const cleanup = batch.Actions.every((action) => action.Name === '_RemoveReference' || action.ActionType === 1)
    const greeting = Object.values(batch.ObjectPaths).some((path) => path.Name.endsWith('AddinInternalService'))
    if (cleanup) this.traffic.cleanups++
    else if (!greeting) {
      this.traffic.syncs++
      const failure = this.failures.strike('sync')
      if (failure) {
        const error = asHostError(failure)
        return { Results: [], Error: { Code: error.code, Message: error.message, Location: error.location, HttpStatusCode: 500, ActionIndex: 0 } }
      }
    }
    const reply = this.interpreter.run(batch)
    if (!cleanup) this.onWork()
    return reply
  }

  private context(): Record<string, unknown> {
    const { locale, requirementSets, readOnly, dark } = this.options
    const constants: Record<string, unknown> = {
      AppType: APP_WORD,
      SolutionRef: 'clausier-preview',
      // A fresh one each time: office.js keeps settings in the session storage by this id.
      InstanceId: `preview-${Math.random().toString(36).slice(2)}`,
      AppVersionMajor: 16,
      AppVersionMinor: 1,
      HostFullVersion: '16.0.15407.10000',
      AppUILocale: locale,
      AppDataLocale: locale,
      DocUrl: '',
      AppCapabilities: readOnly ? 1 : 0,
      ActivationMode: 2,
      ControlIntegrationLevel: 1,
      SolutionToken: '',
      CorrelationId: 'preview',
      TouchEnabled: false,
      CommerceAllowed: false,
      SupportedMatrix: JSON.stringify(requirementSets),
      HostCustomMessage: '',
      DialogRequirementMatrix: '',
      FeaturesForSolution: '',
      InitialDisplayMode: 2,
      OfficeThemeInfo: JSON.stringify(dark ? DARK : LIGHT),
    }
    const context: Record<string, unknown> = Object.fromEntries(Object.entries(constants).map(([name, value]) => [`Get${name}`, () => value]))
    context.GetSettings = () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of this.settings) {
          keys.push(key)
          values.push(value)
        }
      },
      // office.js writes the whole set each time: replace, do not merge.
      Write: (keys: string[], values: string[]) => {
        this.settings = new Map(keys.map((key, i) => [key, values[i] ?? '']))
      },
    })
    return context
  }
}
