import { styleText } from 'node:util'
import { InternalError } from '@fleet/model/internal-error'
import { Refusal } from '../refusal.ts'
import { messageOf, originsOf, type Origin } from './origin-of.ts'
import { REPORT_VERSION } from './report-version.ts'
import { shownPath } from './shown-path.ts'

/** Why a command could not run, as a person or a program reads it. */
interface Failure {
  readonly message: string
  readonly impact?: string
  readonly fix: string
}

/** Prints why a command could not run. */
export const reportFailure = (error: unknown, isJson: boolean): void => {
  process.stderr.write(failureText(error))
  if (isJson)
    process.stdout.write(
      `${JSON.stringify({ version: REPORT_VERSION, ok: false, error: failureOf(error) }, undefined, 2)}\n`,
    )
}

/** The same as text. */
export const failureText = (error: unknown): string => {
  const title = styleText('red', 'error:', { stream: process.stderr })
  const { message, impact, fix } = failureOf(error)
  return [`${title} ${message}`, ...(impact ? [`  ${impact}`] : []), `  ${fix}`, ''].join('\n')
}

const failureOf = (error: unknown): Failure => {
  if (error instanceof Refusal)
    return {
      message: error.message,
      ...(error.impact !== undefined && { impact: error.impact }),
      fix: error.fix,
    }
  if (isUnhandledRejection(error)) return { message: error.message, fix: REJECTION_FIX }
  const [origin, ...callers] = error instanceof InternalError ? [] : originsOf(error)
  return origin ? mistakeAt(origin, callers, error) : bug(error)
}

/** Of a reason that is no error, and so has no place. */
const isUnhandledRejection = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'ERR_UNHANDLED_REJECTION'

const REJECTION_FIX =
  'find it in the inventory, and reject with an Error, which tells its place: `Promise.reject(new Error(…))`'

/** A broken invariant, or an error in code that a user cannot have written. It has all that a report needs. */
const bug = (error: unknown): Failure => ({
  message: 'this is a bug of the generator, not an error of yours',
  fix: `Please report it with all that follows.\n${traceOf(error)}`,
})

const MOST_CALLERS = 3

/** An error in a source, which the user may have changed. */
const mistakeAt = (origin: Origin, callers: readonly Origin[], error: unknown): Failure => {
  const called = callers.slice(0, MOST_CALLERS).map((caller) => `called from ${placeOf(caller)}`)
  return {
    message: `${placeOf(origin)} throws ${nameOf(error)}: ${messageOf(error)}`,
    ...(called.length > 0 && { impact: called.join('\n  ') }),
    fix: 'correct it there; if you never changed that file, it is a bug of the generator: please report these lines',
  }
}

const placeOf = ({ file, line, column }: Origin): string =>
  [shownPath(file), line, column].filter((part) => part !== undefined).join(':')

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'a value')

const traceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
