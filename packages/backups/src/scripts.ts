interface Copies {
  /** The folder in which all copies are. */
  readonly folder: string
  /** How their names end. */
  readonly ending: string
}

/** The name that a copy has until it is whole. */
export const UNFINISHED = 'unfinished'

/** The variable by which a person chooses a copy; empty, it is the newest. */
export const CHOICE = { name: 'COPY', value: '' } as const

/**
 * Makes a copy, then deletes the oldest. Names of copies are times, so their order is that of their age. There are no
 * pipes: the shells of some images cannot fail with the first part of one.
 * @param make what writes `unfinished`, and fails unless it is whole
 */
export const saveScript = ({ folder, ending, keep, make }: Copies & { keep: number; make: string }): string =>
  lines(
    'umask 077',
    `mkdir -p ${folder}`,
    `cd ${folder}`,
    `rm -f ${UNFINISHED}`,
    make,
    `mv ${UNFINISHED} "$(date -u +%Y-%m-%dT%H-%M-%SZ).${ending}"`,
    `set -- *.${ending}`,
    `while [ $# -gt ${keep} ]; do`,
    '  rm -- "$1"',
    '  shift',
    'done',
    'ls -l',
  )

/** Restores a copy. @param restore what takes the file `"$COPY"` */
export const restoreScript = ({ folder, ending, restore }: Copies & { restore: string }): string =>
  lines(
    'umask 077',
    `cd ${folder}`,
    'if [ -z "$COPY" ]; then',
    `  set -- *.${ending}`,
    '  shift $(($# - 1))',
    '  COPY=$1',
    'fi',
    restore,
    'echo "restored $COPY"',
  )

export const lines = (...texts: readonly string[]): string => `${texts.join('\n')}\n`
