import { styleText } from 'node:util'
import { Refusal } from '../refusal.ts'
import { REPORT_VERSION } from './report-version.ts'

/**
 * Prints why a command could not run. An error that is not a refusal is a bug of the program, printed with its trace.
 */
export const reportFailure = (error: unknown, isJson: boolean): void => {
  process.stderr.write(failureText(error))
  if (isJson)
    process.stdout.write(
      `${JSON.stringify({ version: REPORT_VERSION, ok: false, error: failureJson(error) }, undefined, 2)}\n`,
    )
}

/** The same as text. */
export const failureText = (error: unknown): string => {
  const title = styleText('red', 'error:', { stream: process.stderr })
  if (!(error instanceof Refusal))
    return `${title} this is a bug of the generator, not an error of yours. Please report it with all that follows.\n${traceOf(error)}\n`
  const { message, impact, fix } = error
  return [`${title} ${message}`, ...(impact ? [`  ${impact}`] : []), `  ${fix}`, ''].join('\n')
}

const failureJson = (error: unknown): object =>
  error instanceof Refusal
    ? {
        message: error.message,
        ...(error.impact !== undefined && { impact: error.impact }),
        fix: error.fix,
      }
    : { message: traceOf(error), fix: 'this is a bug of the generator: please report it' }

const traceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
