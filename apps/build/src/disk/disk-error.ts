import { Refusal } from '../refusal.ts'

/** The disk refused to be read or written. */
export class DiskError extends Refusal {
  override readonly name: string = 'DiskError'
  override readonly consequence: string =
    'every file of the trees is whole, as it was or as it should be; the next `pnpm build` goes on from there'
  readonly mend: string

  constructor(path: string, attempt: string, cause: NodeJS.ErrnoException) {
    const { what, mend } = REFUSALS[cause.code ?? ''] ?? { what: cause.message, mend: MEND }
    super(`cannot ${attempt} ${path}: ${what}`, { cause })
    this.mend = mend
  }
}

/** The disk refused to be read, by a command that never writes. */
class ReadError extends DiskError {
  override readonly name = 'ReadError'
  override readonly consequence = 'nothing was judged'
  override readonly mend = 'give your user the right to read it, then run the command again'
}

const MEND = 'mend this, then run the command again'

/** The refusals that a user meets, in words. Any other is told in those of the operating system. */
const REFUSALS: Readonly<Record<string, { readonly what: string; readonly mend: string }>> = {
  ENOSPC: { what: 'the disk is full', mend: 'free some space, then run the command again' },
  EDQUOT: { what: 'your disk quota is used up', mend: 'free some space, then run the command again' },
  EROFS: {
    what: 'the file system is read-only',
    mend: 'make it writable, or choose another folder with --out',
  },
  EACCES: {
    what: 'permission is denied',
    mend: 'give your user the right to it, or choose another folder with --out',
  },
  EPERM: {
    what: 'the operation is not permitted',
    mend: 'give your user the right to it, or choose another folder with --out',
  },
  ENOTDIR: {
    what: 'a file is where a folder should be',
    mend: 'move that file away, or choose another folder with --out',
  },
  EIO: { what: 'the disk failed to read or write', mend: 'check the disk before you go on' },
}

/** Does what the disk may refuse. @throws DiskError that says what was tried with which path. */
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

/** The same, for a command that only reads. */
export const readOnly = <Result>(attempt: string, path: string, work: () => Result): Result =>
  onDisk(attempt, path, work, ReadError)

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error

/** Whether a file system call failed for this reason. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): boolean =>
  isErrno(error) && codes.includes(error.code ?? '')
