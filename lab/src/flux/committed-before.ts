import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { objectsIn, type KubernetesObject } from '../trees/committed.ts'

const root = join(import.meta.dirname, '../../..')

/** The folders that the trees of the lab have been in, the present one first. */
const folders = ['packages/validation/fixtures/trees', 'clusters'] as const

/** The output of git; nothing where it fails. */
const git = (...args: readonly string[]): string | undefined => {
  try {
    // Root reads the clone of another user here.
    return execFileSync('git', ['-C', root, '-c', `safe.directory=${root}`, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}

/** An object before the last change of its file, or why that is unknown. */
export type Before =
  | { readonly object: KubernetesObject; readonly since: string }
  | { readonly whyNot: string }

/**
 * The HelmRelease of a cluster without the last change: before the last commit of its file, or as last committed where
 * the file has uncommitted changes.
 */
export const committedBefore = (cluster: string, name: string): Before => {
  const file = `${cluster}/releases/${name}.yaml`
  if (git('rev-parse', '--is-shallow-repository')?.trim() !== 'false')
    return { whyNot: 'NOT RUN: the history of this clone is not whole' }
  const path = join(folders[0], file)
  const head = git('show', `HEAD:${path}`)
  if (head !== undefined && head !== readFileSync(join(root, path), 'utf8'))
    return before(head, 'the last commit')
  const found = folders.map((folder) => beforeLastChange(join(folder, file)))
  return found.find((one) => 'object' in one) ?? NOTHING
}

const NOTHING = { whyNot: 'NOT RUN: nothing was committed before' } as const

const beforeLastChange = (path: string): Before => {
  const commit = git('log', '-1', '--format=%h', '--', path)?.trim() ?? ''
  return before(git('show', `${commit}^:${path}`), `the commit before ${commit}`)
}

const before = (text: string | undefined, since: string): Before => {
  const [object] = objectsIn(text ?? '')
  return object === undefined ? NOTHING : { object, since }
}
