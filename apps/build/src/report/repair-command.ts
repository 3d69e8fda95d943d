import { commandLine } from '../cli/program.ts'
import type { Request } from '../commands/generation.ts'

/** The build command that updates what a check reported. */
export const repairCommand = ({ clusters, out, inventory, accepted }: Request): string =>
  [
    commandLine('build'),
    ...clusters.map((name) => `--cluster ${name}`),
    ...(out === undefined ? [] : [`--out ${quoted(out)}`]),
    ...(inventory === undefined ? [] : [`--inventory ${quoted(inventory)}`]),
    ...accepted.map((change) => `--accept ${quoted(change)}`),
  ].join(' ')

const quoted = (word: string): string =>
  /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
