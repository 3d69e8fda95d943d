import { isRefusal } from '../disk/disk-error.ts'
import { reportFailure } from '../report/failure.ts'
import { EXIT } from './exit-code.ts'

/** Node's own: while the user's module runs, it may not exit. */
const exit: (code: number) => never = process.exit.bind(process)

/** Handles what nothing else catches. Otherwise Node prints its own trace. */
export const failOn = (error: unknown): never => {
  reportFailure(error, false)
  exit(EXIT.failure)
}

/** A reader of the output may stop before its end: `pnpm build | head -1`. */
export const ignoreClosedPipe = (error: Error): void => {
  if (!isRefusal(error, 'EPIPE')) throw error
}
