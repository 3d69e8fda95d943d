import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { command } from '../hosts/commands.ts'
import type { Host } from '../hosts/host.ts'
import { treesFolder } from '../trees/committed.ts'

/** A user's repository with the committed trees, and its server for Flux. */
export interface Repository {
  /** Where both hosts clone it from. */
  readonly url: string
  /** The folder that is served, with the bare repository. */
  readonly folder: string
  /** The folder of the trees in the person's own clone. */
  readonly trees: string
  /** Writes a file beside the generated ones, as a user would. */
  readonly write: (path: string, content: string) => void
  /** The content of a file. */
  readonly read: (path: string) => string
  /** Removes a file or a folder. */
  readonly remove: (path: string) => void
  /** Moves a file or a folder. */
  readonly move: (from: string, to: string) => void
  /**
   * Commits whatever changed, and pushes it.
   * @param madeAt when the commit says that it was made, by default now
   * @returns the revision by Flux' notation of it.
   */
  readonly push: (message: string, madeAt?: Date) => string
}

const branch = 'main'
const port = 8418

const person = [
  '-c',
  'user.name=A person',
  '-c',
  'user.email=person@example.org',
  '-c',
  'commit.gpgsign=false',
]

/** Serves the bare repositories of a folder from every address of a host. */
export const startGitServer = async (host: Host, folder: string): Promise<void> => {
  const program = host.start({
    name: 'git-server',
    file: process.execPath,
    args: [join(import.meta.dirname, 'git-server.ts'), `0.0.0.0:${port}`, folder],
  })
  await program.until('serves', async () => (await fetch(`http://${host.address}:${port}/`)).status > 0)
}

/** Serves a repository from a host at one of its addresses, with the committed trees as its first commit's content. */
export const serveRepository = async (host: Host, stage: string, address: string): Promise<Repository> => {
  const served = join(stage, 'git')
  const clone = join(stage, 'clone')
  const git = (...args: readonly string[]): string => command('git', '-C', clone, ...person, ...args).trim()
  command('git', 'init', '--quiet', '--bare', `--initial-branch=${branch}`, join(served, 'fleet.git'))
  command('git', 'init', '--quiet', `--initial-branch=${branch}`, clone)
  git('remote', 'add', 'origin', join(served, 'fleet.git'))
  cpSync(treesFolder, join(clone, 'clusters'), { recursive: true })

  await startGitServer(host, served)

  return {
    folder: served,
    url: `http://${address}:${port}/fleet.git`,
    trees: join(clone, 'clusters'),
    write: (path, content) => {
      mkdirSync(dirname(join(clone, path)), { recursive: true })
      writeFileSync(join(clone, path), content)
    },
    read: (path) => readFileSync(join(clone, path), 'utf8'),
    remove: (path) => rmSync(join(clone, path), { recursive: true }),
    move: (from, to) => {
      mkdirSync(dirname(join(clone, to)), { recursive: true })
      renameSync(join(clone, from), join(clone, to))
    },
    push: (message, madeAt = new Date()) => {
      git('add', '--all')
      const date = `GIT_COMMITTER_DATE=${madeAt.toISOString()}`
      command('env', date, 'git', '-C', clone, ...person, 'commit', '--quiet', `--message=${message}`)
      git('push', '--quiet', 'origin', branch)
      return `${branch}@sha1:${git('rev-parse', 'HEAD')}`
    },
  }
}
