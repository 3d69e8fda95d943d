import { isRefusal } from '../disk/disk-error.ts'
import { reportFailure } from '../report/failure.ts'
import { EXIT } from './exit-code.ts'

/** What nothing else caught. Without this Node would print its own trace. */
export const failOn = (error: unknown): never => {
  reportFailure(error, false)
  process.exit(EXIT.failure)
}

/** Whoever reads our output may stop before its end: `pnpm build | head -1`. */
export const ignoreClosedPipe = (error: Error): void => {
  if (!isRefusal(error, 'EPIPE')) throw error
}
