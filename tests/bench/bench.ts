/**
 * npm run bench [-- WORDS… --rules ID,ID]: speed, growth and memory of a review, beside one reference pass and `fr-compromise`; medians of seven. Each run reviews
 * another text, so that no cache of one run serves the next.
 */
import { parseArgs } from 'node:util'
import { buildContract } from '../../src/contract/build-contract'
import { judge } from '../../src/checklist/judge'
import { openKnowledge, type OpenKnowledge } from '../../src/checklist/open-knowledge'
import type { Paragraph } from '../../src/contract/paragraph'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { SLICE } from '../../src/review/in-slices'
import { reviewSteps } from '../../src/review/review-document'
import { makeContract, samplesParagraphs } from './make-contract'
import { referencePass } from './reference'

const RUNS = 7
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { rules: { type: 'string' } } })
const sizes = positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000, 100_000, 1_000_000]
/** `fr-compromise` takes minutes above this. */
const COMPROMISE_WORDS = 10_000
/** Reviewed before anything is measured: the compiler of the machine has then seen every function. */
const WARM_UP_WORDS = 20_000

function median(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]
}

function timed(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}

/** Milliseconds of the longest stretch in which a pane would not answer: see `review/in-slices`. */
function longestSlice(paragraphs: Paragraph[], open: OpenKnowledge): number {
  const steps = reviewSteps({ paragraphs, stamp: '', notices: [] }, open)
  let longest = 0
  let since = performance.now()
  for (;;) {
    const { done } = steps.next()
    const slice = performance.now() - since
    longest = Math.max(longest, slice)
    if (done) return longest
    if (slice >= SLICE) since = performance.now()
  }
}

async function main(): Promise<void> {
  // Named by a variable: its types are sources that our compiler options refuse.
  const library: string = 'fr-compromise'
  const { default: nlp } = (await import(library)) as { default: (text: string) => unknown }
  const { knowledge, errors } = readKnowledge()
  if (errors.length > 0) console.error(`${errors.length} mistakes in the knowledge`)
  const broken = new Set(errors.map(({ file }) => file))
  knowledge.rules = knowledge.rules.filter((rule) => !broken.has(`rules/${rule.theme}/${rule.id}.yaml`))
  const wanted = options.rules?.split(',')
  if (wanted) knowledge.rules = knowledge.rules.filter(({ id }) => wanted.includes(id))
  console.log(`opening the knowledge (${knowledge.rules.length} rules): ${median(Array.from({ length: RUNS }, () => timed(() => openKnowledge(knowledge)))).toFixed(0)} ms`)
  const open = openKnowledge(knowledge)
  const samples = await samplesParagraphs()
  const review = (paragraphs: Paragraph[]) => judge(buildContract(paragraphs, open.contract), open)
  review(makeContract(samples, WARM_UP_WORDS, 500))
  console.log('words      review ms  ms/1000 words  reference ms  review/reference  longest slice ms  peak MB  compromise/review')
  let perWord = 0
  for (const size of sizes) {
    const runs = size > 200_000 ? 1 : RUNS
    const times = { review: [] as number[], reference: [] as number[], compromise: [] as number[], slice: [] as number[] }
    let peak = 0
    // One after the other in each run, so that whatever else the machine does weighs on all alike.
    for (let run = 0; run < runs; run++) {
      const paragraphs = makeContract(samples, size, 1 + run * 31)
      const text = paragraphs.map((paragraph) => paragraph.text).join('\n')
      times.reference.push(timed(() => referencePass(text)))
      times.review.push(timed(() => review(paragraphs)))
      peak = Math.max(peak, process.memoryUsage().heapUsed)
      times.slice.push(longestSlice(makeContract(samples, size, 7 + run * 31), open))
      if (size <= COMPROMISE_WORDS) times.compromise.push(timed(() => nlp(text)))
    }
    const [spent, reference, slice] = [median(times.review), median(times.reference), median(times.slice)]
    const compromise = times.compromise.length > 0 ? `×${(median(times.compromise) / spent).toFixed(1)}` : '–'
    const growth = perWord ? ` growth per word ×${(spent / size / perWord).toFixed(2)}` : ''
    perWord = spent / size
    console.log(`${String(size).padEnd(10)} ${spent.toFixed(1).padStart(9)}  ${(spent / size * 1000).toFixed(2).padStart(13)}  ${reference.toFixed(1).padStart(12)}  ${(spent / reference).toFixed(2).padStart(16)}  ${slice.toFixed(0).padStart(16)}  ${(peak / 1e6).toFixed(0).padStart(7)}  ${compromise}${growth}`)
  }
}

void main()
