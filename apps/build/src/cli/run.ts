import type { Home } from '../build-cache.ts'
import { reportFailure } from '../report/failure.ts'
import { startProgress } from '../report/progress.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { helpText } from './help.ts'
import { exitCodeOf } from './outcome.ts'
import { parseArguments, type Request, type ValidateRequest } from './parse-arguments.ts'

/** Runs one command line of the program of a repository. Never throws: errors go to standard error. */
export const run = async (args: readonly string[], home: Home): Promise<ExitCode> => {
  try {
    const invocation = parseArguments(args)
    switch (invocation.kind) {
      case 'run':
        return await execute(invocation.request, home)
      case 'validate':
        return await check(invocation.request, home)
      case 'explain': {
        const { explain } = await import('./explain.ts')
        process.stdout.write(explain(invocation.rule))
        return EXIT.ok
      }
      default:
        process.stdout.write(helpText(invocation.command))
        return EXIT.ok
    }
  } catch (error) {
    reportFailure(error, /--(json|format[ =]json)( |$)/.test(args.join(' ')))
    return EXIT.failure
  }
}

/** Loaded only here: --help does not need it. */
const execute = async (request: Request, home: Home): Promise<ExitCode> => {
  const { perform } = await import('./perform.ts')
  const { report } = await import('../report/report.ts')
  const started = performance.now()
  const progress = startProgress(process.stderr)
  try {
    const outcome = await perform(request, home, progress)
    progress.clear()
    report(outcome, (performance.now() - started) / 1000)
    return exitCodeOf(outcome)
  } finally {
    progress.clear()
  }
}

/** Loaded only here: a build does not need it. */
const check = async (request: ValidateRequest, home: Home): Promise<ExitCode> => {
  const { exitCodeOfValidation, performValidation } = await import('./validation.ts')
  const { reportValidation } = await import('../report/report-validation.ts')
  const started = performance.now()
  const progress = startProgress(process.stderr)
  try {
    const validation = await performValidation(request, home, progress)
    progress.clear()
    await reportValidation(validation, (performance.now() - started) / 1000)
    return exitCodeOfValidation(validation)
  } finally {
    progress.clear()
  }
}
