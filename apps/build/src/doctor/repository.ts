import { NotAsked, type Repository } from '@fleet/doctor'
import { once } from '@fleet/validation'
import { childProcess } from '../child-process.ts'
import { git } from '../git/git.ts'

/** A remote that asks for a password would wait without end. */
const NEVER_ASK = { GIT_TERMINAL_PROMPT: '0', GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=5' }
const TIMEOUT_IN_MS = 8000

/** The repository of a folder, and the branch of its remote `origin` that Flux follows. */
export const repositoryAt = (folder: string, branch: string, signal: AbortSignal): Repository => {
  const changes = quietly(() => git(['status', '--porcelain', '--', '.'], { folder }))
  const localCommit = quietly(() => git(['rev-parse', 'HEAD'], { folder }))?.trim()
  const times = new Map<string, number | undefined>()
  return {
    localCommit,
    isClean: changes === '',
    // Clusters that follow one branch ask for the same commits.
    committedAt: (commit) => {
      if (!times.has(commit)) times.set(commit, committedAt(folder, commit))
      return times.get(commit)
    },
    remoteCommit: once(() => remoteCommit(folder, branch, signal)),
  }
}

const committedAt = (folder: string, commit: string): number | undefined => {
  const seconds = quietly(() => git(['show', '--no-patch', '--format=%ct', `${commit}^{commit}`], { folder }))
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

/** Without Git nothing is known of the repository. */
const quietly = (ask: () => string | undefined): string | undefined => {
  try {
    return ask()
  } catch {
    return undefined
  }
}

const remoteCommit = (folder: string, branch: string, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    childProcess().execFile(
      'git',
      ['-C', folder, 'ls-remote', '--exit-code', 'origin', `refs/heads/${branch}`],
      { env: { ...process.env, ...NEVER_ASK }, timeout: TIMEOUT_IN_MS, signal },
      (error, printed, problems) => {
        const commit = /^[\da-f]{40,64}/.exec(printed)?.[0]
        if (commit !== undefined) resolve(commit)
        else
          reject(
            new NotAsked(
              'unreachable',
              `the branch ${branch} of the remote origin cannot be asked: ${problems.trim() || (error?.message ?? 'it has no such branch')}`,
              `try \`git ls-remote origin refs/heads/${branch}\``,
            ),
          )
      },
    )
  })
