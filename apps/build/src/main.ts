import { failOn, ignoreClosedPipe } from './cli/last-resort.ts'
import { run } from './cli/run.ts'

/** Runs one command line, to the process' exit code. The repository is found by whoever starts, for this may run from a bundle. */
export const main = async (args: readonly string[], repository: string): Promise<void> => {
  process.on('uncaughtException', failOn)
  process.stdout.on('error', ignoreClosedPipe)
  process.stderr.on('error', ignoreClosedPipe)
  process.exitCode = await run(args, repository)
}
