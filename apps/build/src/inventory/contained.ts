import { Refusal } from '../refusal.ts'
import { messageOf } from '../report/origin-of.ts'

/** The module of an inventory does what no inventory may do. */
export class Stopped extends Refusal {
  override readonly name = 'Stopped'
  readonly fix: string

  /** @param stack of the user's code, where it is known */
  constructor(message: string, fix: string, stack = '') {
    super(message)
    this.fix = fix
    this.stack = stack
  }
}

const LONGEST_SECONDS = 60

/**
 * Runs a user's module so that it neither ends the program, nor lets it wait without end, nor writes into its result: what it
 * prints goes to standard error.
 * @throws Stopped
 */
export const contained = async <Result>(run: () => Promise<Result>): Promise<Result> => {
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const restore = [guardExit(), redirectOutput(), watchRejections(reject), watchEnd(reject)]
  try {
    const result = await Promise.race([run(), stopped])
    // A rejection that nothing handles is known after this turn of the event loop.
    await Promise.race([new Promise(setImmediate), stopped])
    return result
  } finally {
    for (const undo of restore) undo()
  }
}

type Undo = () => void
type Reject = (reason: Stopped) => void

const guardExit = (): Undo => {
  const refuse = (): never => {
    const stopped = new Stopped(
      'the module ends the program: it calls process.exit',
      'remove the call; where a fact is missing, `throw new Error(…)`',
    )
    Error.captureStackTrace(stopped, refuse)
    throw stopped
  }
  return replaced(process, 'exit', refuse)
}

const redirectOutput = (): Undo =>
  replaced(process.stdout, 'write', process.stderr.write.bind(process.stderr))

const replaced = <Holder extends object, Key extends keyof Holder>(
  holder: Holder,
  key: Key,
  value: Holder[Key],
): Undo => {
  const former = holder[key]
  holder[key] = value
  return () => {
    holder[key] = former
  }
}

const watchRejections = (reject: Reject): Undo => {
  const listener = (reason: unknown): void => {
    reject(
      new Stopped(
        `the module has a promise that is rejected, and nothing waits for it: ${messageOf(reason)}`,
        'write `await` before it, or handle its rejection',
        reason instanceof Error ? reason.stack : undefined,
      ),
    )
  }
  process.on('unhandledRejection', listener)
  return () => process.off('unhandledRejection', listener)
}

const watchEnd = (reject: Reject): Undo => {
  const stop = (message: string) => () =>
    reject(new Stopped(message, 'let its promises end, or remove the `await`'))
  const onEmpty = stop('the module waits for a promise that never ends')
  const timer = setTimeout(
    stop(`the module has not ended after ${LONGEST_SECONDS} s`),
    LONGEST_SECONDS * 1000,
  ).unref()
  process.on('beforeExit', onEmpty)
  return () => {
    clearTimeout(timer)
    process.off('beforeExit', onEmpty)
  }
}
