import { childProcess } from '../child-process.ts'
import { UsageError } from '../cli/usage-error.ts'

/** What a hook of Git sets for the commit that it belongs to would lead to another repository or index. */
const OF_HOOKS = /^GIT_/

interface GitOptions {
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
}

/**
 * The output of a Git command, or nothing where it fails. It runs no hook, and fetches no large file.
 * @throws UsageError where Git is not installed
 */
export const git = (args: readonly string[], { folder, env = {} }: GitOptions): string | undefined => {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_HOOKS.test(name))
  const { status, stdout, error } = childProcess().spawnSync(
    'git',
    ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-C', folder, ...args],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...Object.fromEntries(inherited), GIT_LFS_SKIP_SMUDGE: '1', ...env },
    },
  )
  if (error)
    throw new UsageError(
      '--against needs the program git, which is not there',
      'install git, or leave --against out',
    )
  return status === 0 ? stdout : undefined
}
