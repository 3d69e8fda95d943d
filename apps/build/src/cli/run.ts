import type { Home } from '../build-cache.ts'
import { reportFailure } from '../report/failure.ts'
import { startProgress } from '../report/progress.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { helpText } from './help.ts'
import { parseArguments, type Invocation } from './parse-arguments.ts'

/** Runs one command line of the program of a repository. Never throws: errors go to standard error. */
export const run = async (args: readonly string[], home: Home): Promise<ExitCode> => {
  try {
    return await carryOut(parseArguments(args), home)
  } catch (error) {
    reportFailure(error, /--(json|format[ =]json)( |$)/.test(args.join(' ')))
    return EXIT.failure
  }
}

const carryOut = async (invocation: Invocation, home: Home): Promise<ExitCode> => {
  if (invocation.kind === 'help') {
    process.stdout.write(helpText(invocation.command))
    return EXIT.ok
  }
  const started = performance.now()
  const progress = startProgress(process.stderr)
  const seconds = (): number => (performance.now() - started) / 1000
  try {
    return await invocation.command.run(invocation.request, { home, progress, seconds })
  } finally {
    progress.clear()
  }
}
