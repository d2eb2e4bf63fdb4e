/** Long work runs in slices, so that the caller is never blocked for long and is stopped at once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshot } from '../../src/contract/paragraph'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { inSlices, Stopped } from '../../src/review/in-slices'
import type { Step } from '../../src/review/in-slices'
import { reviewSteps } from '../../src/review/review-document'

jest.setTimeout(180_000)

/** Keeps the processor busy for some milliseconds of its own time, whatever else the machine does. */
function busy(ms: number): void {
  const since = process.cpuUsage()
  while (process.cpuUsage(since).user < ms * 1000) Math.sqrt(ms)
}

function* work(steps: number, ms: number): Generator<Step, string> {
  for (let done = 1; done <= steps; done++) {
    busy(ms)
    yield { done, total: steps }
  }
  return 'done'
}

it('gives the event loop a turn every few steps, and tells how far it is', async () => {
  let turns = 0
  const timer = setInterval(() => { turns++ }, 1)
  const told: number[] = []
  expect(await inSlices(work(60, 4), { onProgress: (done) => told.push(done) })).toBe('done')
  clearInterval(timer)
  expect(turns).toBeGreaterThanOrEqual(5)
  expect(told.length).toBeGreaterThanOrEqual(5)
  expect(told).toEqual([...told].sort((a, b) => a - b))
})

it('stops within a slice of the signal', async () => {
  const stop = new AbortController()
  let done = 0
  const stopped = inSlices(work(10_000, 4), { signal: stop.signal, onProgress: (at) => { done = at; if (at > 20) stop.abort() } })
  await expect(stopped).rejects.toBeInstanceOf(Stopped)
  // 100 ms are 25 steps of 4 ms.
  expect(done).toBeLessThan(50)
})

it('does not begin when it was stopped before', async () => {
  const stop = new AbortController()
  stop.abort()
  let ran = false
  function* never(): Generator<Step, void> { ran = true; yield { done: 1, total: 1 } }
  await expect(inSlices(never(), { signal: stop.signal })).rejects.toBeInstanceOf(Stopped)
  expect(ran).toBe(false)
})

// How long a step takes is printed by `npm run bench`; here, that the work is cut finely enough to be stopped anywhere.
it('a review of 10,000 words offers more than a thousand stops', async () => {
  const { open } = loadKnowledge()
  const once = await openDocxDocument(new Uint8Array(readFileSync(join(__dirname, '../../assets/samples/infogerance-faible.docx'))), { author: 'x' }).read()
  const paragraphs = Array.from({ length: 8 }, () => once.paragraphs).flat().map((paragraph, index) => ({ ...paragraph, index }))
  expect(paragraphs.reduce((words, { text }) => words + text.split(/\s+/).length, 0)).toBeGreaterThan(10_000)
  const snapshot: Snapshot = { ...once, paragraphs }
  let stops = 0
  for (const steps = reviewSteps(snapshot, open); !steps.next().done;) stops++
  expect(stops).toBeGreaterThan(1_000)
})
