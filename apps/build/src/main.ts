import { failOn, ignoreClosedPipe } from './cli/last-resort.ts'
import { run } from './cli/run.ts'

process.on('uncaughtException', failOn)
process.stdout.on('error', ignoreClosedPipe)
process.stderr.on('error', ignoreClosedPipe)
process.exitCode = await run(process.argv.slice(2))
