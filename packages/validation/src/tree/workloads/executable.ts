import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Program } from '../../catalog/programs/program.ts'

/** Whether a container of a program's image runs that program: its own command may be a dump, a client or a script. */
export const runsServer = (
  { executables = [], runsArguments }: Program,
  { command = [], args = [] }: Pick<IContainer, 'command' | 'args'>,
): boolean => {
  if (command.length === 0) return runsArguments !== true || isServer(executables, args)
  return executables.length > 0 && isServer(executables, [...command, ...args])
}

/** What starts the rest of a command line, and shells, whose script may start anything. */
const WRAPPERS = /^(docker-entrypoint\.sh|dumb-init|entrypoint\.sh|env|exec|gosu|su-exec|tini|--)$/
const SHELLS = /^(ash|bash|dash|sh)$/

const isServer = (executables: readonly string[], words: readonly string[]): boolean => {
  const [first, ...rest] = words.filter((word) => !WRAPPERS.test(baseName(word)))
  // A flag is for the image's own program.
  if (first === undefined || first.startsWith('-')) return true
  const name = baseName(first)
  return SHELLS.test(name)
    ? rest.some((word) => word.split(/[\s;&|()]+/).some((one) => executables.includes(baseName(one))))
    : executables.includes(name)
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
