import { readCommandLine } from './command-line.ts'
import { installOnce } from './install-once.ts'

const request = readCommandLine(process.argv.slice(2))
await installOnce()
// What follows needs the packages that are installed above.
const { run } = await import('./run.ts')
await run(request)
