/** `ready`: whether a contract can be signed, and what stands against it. Exit 1 when it cannot. */
import { dismissalOf } from '../negotiation/dismissals'
import { recordOf } from '../negotiation/identity'
import type { ReviewKnowledge } from '../review/knowledge'
import { readyInputOf } from '../review/ready-input'
import { readyToSign } from '../review/ready-to-sign'
import { reviewSnapshot } from '../review/review-document'
import type { FileAlong } from '../review/review-document'
import { openMemory } from '../review/review-memory'
import { notices } from '../wording/notices'
import { cli } from '../wording/cli'
import { readySentence } from '../wording/ready'
import { say } from '../wording/say'
import { quoted } from '../review/finding-text'
import { UsageError } from './command-line'
import type { CommandOptions } from './command-line'
import { isDocx, openContract, UnreadableFile } from './contract-files'
import { folderStore } from './folder-store'
import { readingOf, told } from './review-command'

export async function readyCommand(options: CommandOptions, knowledge: ReviewKnowledge): Promise<number> {
  const { language } = options
  if (options.paths.length !== 1) throw new UsageError(say(cli, language, 'usage-ready'))
  const [path] = options.paths
  try {
    if (!isDocx(path)) throw new UnreadableFile(path, 'not-a-zip')
    const document = openContract(path, options.author)
    const memory = await openMemory(document, folderStore(), knowledge.rules, new Date().toISOString())
    for (const notice of memory.notices) console.error(say(cli, language, 'ready-notice', { notice: say(notices, language, notice as keyof typeof notices) }))
    const along: FileAlong[] = []
    for (const file of options.along) along.push({ name: file, paragraphs: (await readingOf(file, options)).snapshot.paragraphs })
    const reviewed = await reviewSnapshot(await document.read(), knowledge.open, { types: options.types ?? memory.shared.types, parties: memory.shared.parties, along })
    const set = [...memory.notes.dismissals, ...memory.always]
    const lines = readyToSign({ ...(await readyInputOf(document, reviewed, knowledge.open.contract)), shared: memory.shared, dismissal: (finding) => dismissalOf(recordOf(finding, null), set) })
    const ok = lines.every((line) => line.ok)
    if (options.json) {
      console.log(JSON.stringify({ file: path, ready: ok, notices: memory.notices, lines: lines.map((line) => ({ ...line, places: line.places.map(({ paragraph, start, exact }) => ({ paragraph, start, exact })) })) }))
      return ok ? 0 : 1
    }
    for (const line of lines) {
      const sentence = readySentence(language, line)
      console.log(say(cli, language, line.ok ? 'ready-ok' : 'ready-bad', { sentence }))
      if (line.acceptedReason !== undefined) console.log(say(cli, language, 'ready-accepted', { reason: line.acceptedReason }))
      for (const place of line.places.slice(0, 10)) console.log(say(cli, language, 'ready-place', { paragraph: place.paragraph + 1, words: quoted(place.exact) }))
    }
    console.log(say(cli, language, ok ? 'ready-yes' : 'ready-no'))
    return ok ? 0 : 1
  } catch (error) {
    told(error, options)
    return 2
  }
}
