import { MEBIBYTE } from '../../values/quantity.ts'

/** A setting by which a program takes memory, in a variable or on its command line. */
export interface MemorySetting {
  /** What takes the memory, for a sentence. */
  readonly name: string
  /** The variables that hold it; without them it stands on the command line. */
  readonly variables?: RegExp
  /** Its first group is the size. */
  readonly size: RegExp
  /** What a number without a unit counts, in bytes. */
  readonly unit?: number
}

const HEAP = /-Xmx(\d+[kmgt]?)\b/i

export const MEMORY_SETTINGS: readonly MemorySetting[] = [
  { name: 'the heap of the JVM', variables: /^(\w*JAVA\w*|JVM)_(TOOL_)?OPT(ION)?S$/, size: HEAP },
  { name: 'the heap of the JVM', size: HEAP },
  {
    name: 'the heap of Node.js',
    variables: /^NODE_OPTIONS$/,
    size: /--max[-_]old[-_]space[-_]size=(\d+)/,
    unit: MEBIBYTE,
  },
  { name: 'GOMEMLIMIT', variables: /^GOMEMLIMIT$/, size: /^(\d+(?:[KMGT]iB|B)?)$/ },
  { name: 'shared_buffers of PostgreSQL', size: /\bshared_buffers=(\d+[kMGT]B)\b/ },
  { name: 'maxmemory of Redis', size: /--maxmemory[ =](\d+[kmg]?b?)\b/i },
]

/** Loki's own default of `ingester.wal.replay_memory_ceiling`. */
export const LOKI_REPLAY_CEILING = '4GB'
