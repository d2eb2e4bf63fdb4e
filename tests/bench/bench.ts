/** npm run bench: speed, growth and memory of a review, beside one reference pass and `fr-compromise`; medians of seven. */
import { buildContract } from '../../src/contract/build-contract'
import { judge } from '../../src/checklist/judge'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { makeContract, samplesParagraphs } from './make-contract'
import { referencePass } from './reference'

const RUNS = 7
const SIZES = process.argv.slice(2).map(Number).filter(Boolean)
const sizes = SIZES.length > 0 ? SIZES : [1_000, 10_000, 100_000, 1_000_000]
/** `fr-compromise` takes minutes above this. */
const COMPROMISE_WORDS = 10_000

function median(run: () => void, runs = RUNS): number {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const started = performance.now()
    run()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]
}

async function main(): Promise<void> {
  // Named by a variable: its types are sources that our compiler options refuse.
  const library: string = 'fr-compromise'
  const { default: nlp } = (await import(library)) as { default: (text: string) => unknown }
  const { knowledge, errors } = readKnowledge()
  if (errors.length > 0) console.error(`${errors.length} mistakes in the knowledge`)
  const broken = new Set(errors.map(({ file }) => file))
  knowledge.rules = knowledge.rules.filter((rule) => !broken.has(`rules/${rule.theme}/${rule.id}.yaml`))
  console.log(`opening the knowledge (${knowledge.rules.length} rules): ${median(() => void openKnowledge(knowledge)).toFixed(0)} ms`)
  const open = openKnowledge(knowledge)
  const samples = await samplesParagraphs()
  console.log('words      review ms  ms/1000 words  reference ms  review/reference  peak MB  compromise/review')
  let perWord = 0
  for (const size of sizes) {
    const paragraphs = makeContract(samples, size)
    const text = paragraphs.map((paragraph) => paragraph.text).join('\n')
    const runs = size > 200_000 ? 3 : RUNS
    referencePass(text)
    const reference = median(() => void referencePass(text), runs)
    judge(buildContract(paragraphs, open.contract), open)
    let peak = 0
    const review = median(() => {
      judge(buildContract(paragraphs, open.contract), open)
      peak = Math.max(peak, process.memoryUsage().heapUsed)
    }, runs)
    const compromise = size <= COMPROMISE_WORDS ? median(() => void nlp(text), 3) : NaN
    const growth = perWord ? ` growth per word ×${(review / size / perWord).toFixed(2)}` : ''
    perWord = review / size
    console.log(`${String(size).padEnd(10)} ${review.toFixed(1).padStart(9)}  ${(review / size * 1000).toFixed(2).padStart(13)}  ${reference.toFixed(1).padStart(12)}  ${(review / reference).toFixed(2).padStart(16)}  ${(peak / 1e6).toFixed(0).padStart(7)}  ${Number.isNaN(compromise) ? '–' : `×${(compromise / review).toFixed(1)}`}${growth}`)
  }
}

void main()
