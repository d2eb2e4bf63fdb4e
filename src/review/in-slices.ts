/** Runs a long computation in slices, so that a screen stays alive and a stop is heard. */

/** Milliseconds of work between two pauses. A generator's single step must stay well below 50 ms. */
export const SLICE = 20

export class Stopped extends Error {
  constructor() {
    super('stopped by the person')
    this.name = 'Stopped'
  }
}

export interface SliceOptions {
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

/** Progress of a generator: `done` of `total` steps; both may grow. */
export interface Step { done: number; total: number }

/** The generator's return value; throws `Stopped` at the first pause after the signal. */
export async function inSlices<T>(steps: Generator<Step | void, T>, options: SliceOptions = {}): Promise<T> {
  let since = Date.now()
  for (;;) {
    if (options.signal?.aborted) throw new Stopped()
    const step = steps.next()
    if (step.done) return step.value
    if (Date.now() - since < SLICE) continue
    if (step.value) options.onProgress?.(step.value.done, step.value.total)
    await pause()
    since = Date.now()
  }
}

/** Gives the event loop a turn. A message is not clamped to 4 ms as nested timers are; it also runs in a hidden pane. */
function pause(): Promise<void> {
  if (typeof MessageChannel === 'undefined') return new Promise((resume) => setTimeout(resume, 0))
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resume()
    }
    port2.postMessage(null)
  })
}
