/**
 * npm run bench:pane [-- WORDS…]: the pane as it is published, in a browser, reviewing a contract of so many words: the longest stretch in which it did not
 * answer, and how long after a click on stop it was idle again, beside the bounds that we promise. Medians of five, the worst in brackets.
 */
import { Document, Packer, Paragraph } from 'docx'
import { PublishedBench } from '../e2e/published-pane'
import { makeContract, samplesParagraphs } from './make-contract'

const RUNS = 5
/** Milliseconds: what a person does not notice. */
const BLOCKED = 50
const STOPPED = 100
/** Milliseconds after the review in which its findings are drawn. */
const SETTLES = 1000
/** Milliseconds after the start at which stop is pressed: in reading, in judging. */
const PRESSED = [60, 150, 300, 500, 800]

/**
 * In the pane: the longest gap between two turns of its event loop while Word is read, while rules judge and when the findings are drawn, and the time from a click on stop until nothing
 * runs. What our simulated Word took in the same thread is subtracted: the real one answers from another process.
 */
interface Meter { reading: number; judging: number; drawing: number; stopped: number | null }

async function measure(bench: PublishedBench, bytes: Uint8Array, stopAfter: number | null): Promise<Meter> {
  const { page, problems } = await bench.page('npm', bytes)
  await bench.open(page)
  await page.getByTestId('scan').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(1500)
  // The loader that runs this file names functions with a helper of its own, which the page does not have.
  await page.evaluate('window.__name = (named) => named')
  const meter = await page.evaluate(async ({ pressAfter, settles }): Promise<Meter> => {
    const button = (id: string) => document.querySelector<HTMLElement>(`[data-testid=${id}]`)
    const turn = () => new Promise<void>((next) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => next()
      port2.postMessage(null)
    })
    const host = () => window.harness.host().traffic.busy
    const running = () => button('stop') !== null
    let reviewed = false
    const begun = () => (reviewed ||= /[1-9]/.test(button('stop')?.parentElement?.textContent ?? ''))
    button('scan')?.click()
    const started = performance.now()
    let last = started
    let busy = host()
    let reading = 0
    let judging = 0
    let drawing = 0
    let finished: number | null = null
    let pressed: { at: number; busy: number } | null = null
    for (;;) {
      await turn()
      const now = performance.now()
      const gap = now - last - (host() - busy)
      if (finished !== null) drawing = Math.max(drawing, gap)
      else if (begun()) judging = Math.max(judging, gap)
      else reading = Math.max(reading, gap)
      last = now
      busy = host()
      if (pressed === null && pressAfter !== null && now - started >= pressAfter && running()) {
        button('stop')?.click()
        pressed = { at: performance.now(), busy }
      }
      if (now - started > 30 && !running()) {
        if (pressed !== null) return { reading, judging, drawing, stopped: now - pressed.at - (busy - pressed.busy) }
        finished ??= now
        // Long enough for the findings to stand on the screen.
        if (now - finished > settles) return { reading, judging, drawing, stopped: null }
      }
    }
  }, { pressAfter: stopAfter, settles: SETTLES })
  await page.context().close()
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return meter
}

async function docxOf(words: number, edition: number): Promise<Uint8Array> {
  const paragraphs = makeContract(await samplesParagraphs(), words, edition)
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: paragraphs.map(({ text }) => new Paragraph({ text })) }] })))
}

const shown = (times: number[]): string => {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted.length === 0 ? 'over before stop was pressed' : `${sorted[Math.floor(sorted.length / 2)].toFixed(0)} ms (${sorted[sorted.length - 1].toFixed(0)})`
}

async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number)
  const bench = await PublishedBench.start()
  try {
    for (const words of sizes.length > 0 ? sizes : [1_000, 10_000]) {
      const reading: number[] = []
      const judging: number[] = []
      const drawing: number[] = []
      const stopped: number[] = []
      for (let run = 0; run < RUNS; run++) {
        const bytes = await docxOf(words, 1 + run)
        const whole = await measure(bench, bytes, null)
        reading.push(whole.reading)
        judging.push(whole.judging)
        drawing.push(whole.drawing)
        const { stopped: took } = await measure(bench, bytes, PRESSED[run])
        if (took !== null) stopped.push(took)
      }
      console.log(`${words} words: longest stretch without an answer while Word is read ${shown(reading)}, while rules judge ${shown(judging)}, while findings are drawn ${shown(drawing)}, asked ${BLOCKED}; idle after stop ${shown(stopped)}, asked ${STOPPED}`)
    }
  } finally {
    await bench.stop()
  }
}

void main()
