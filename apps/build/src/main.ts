import { Console } from 'node:console'
import { toTheEnd } from './cli/end.ts'
import { failOn, ignoreClosedPipe } from './cli/last-resort.ts'
import { run } from './cli/run.ts'
import type { Home } from './build-cache.ts'

/** Runs one command line and sets the process' exit code. The caller finds the home, for this may run from a bundle. */
export const main = async (args: readonly string[], home: Home): Promise<void> => {
  process.on('uncaughtException', failOn)
  // Standard output has the result alone, whatever a module of the user prints.
  globalThis.console = new Console(process.stderr)
  process.stdout.on('error', ignoreClosedPipe)
  process.stderr.on('error', ignoreClosedPipe)
  await toTheEnd(() => run(args, home))
}
