import { Refusal } from '../refusal.ts'

/** The disk refused a read or a write. */
export class DiskError extends Refusal {
  override readonly name: string = 'DiskError'
  override readonly impact: string =
    'every file of the trees is whole, old or new; the next build continues from there'
  readonly fix: string

  constructor(path: string, attempt: string, cause: NodeJS.ErrnoException) {
    const { message, fix } = REFUSALS[cause.code ?? ''] ?? { message: cause.message, fix: FIX }
    super(`cannot ${attempt} ${path}: ${message}`, { cause })
    this.fix = fix
  }
}

/** The disk refused a read, in a command that never writes. */
class ReadError extends DiskError {
  override readonly name = 'ReadError'
  override readonly impact = 'nothing was checked'
  override readonly fix = 'give your user the right to read it, then run the command again'
}

const FIX = 'fix this, then run the command again'

/** Messages for the common refusals. Any other has the operating system's message. */
const REFUSALS: Readonly<Record<string, { readonly message: string; readonly fix: string }>> = {
  ENOSPC: { message: 'the disk is full', fix: 'free some space, then run the command again' },
  EDQUOT: { message: 'your disk quota is used up', fix: 'free some space, then run the command again' },
  EROFS: {
    message: 'the file system is read-only',
    fix: 'make it writable, or choose another folder with --out',
  },
  EACCES: {
    message: 'permission is denied',
    fix: 'give your user the right to it, or choose another folder with --out',
  },
  EPERM: {
    message: 'the operation is not permitted',
    fix: 'give your user the right to it, or choose another folder with --out',
  },
  ENOTDIR: {
    message: 'a file is in the place of a folder',
    fix: 'move that file away, or choose another folder with --out',
  },
  EIO: { message: 'the disk failed to read or write', fix: 'check the disk before you go on' },
}

/** Runs an action that the disk may refuse. @throws DiskError with the action and the path */
export const onDisk = <Result>(
  attempt: string,
  path: string,
  work: () => Result,
  Failure: typeof DiskError = DiskError,
): Result => {
  try {
    return work()
  } catch (error) {
    if (isErrno(error)) throw new Failure(path, attempt, error)
    throw error
  }
}

/** The same for a command that only reads. */
export const readOnly = <Result>(attempt: string, path: string, work: () => Result): Result =>
  onDisk(attempt, path, work, ReadError)

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error

/** Whether a file system call failed for this reason. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): boolean =>
  isErrno(error) && codes.includes(error.code ?? '')
