/** The command line: `review`, `compare`, `ready`. */
import { loadKnowledge } from './load-knowledge'
import { runCommand } from './run-command'

void runCommand(process.argv.slice(2), loadKnowledge).then((code) => { process.exitCode = code })
