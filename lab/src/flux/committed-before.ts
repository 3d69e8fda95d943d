import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { objectsIn, treesFolder, type KubernetesObject } from '../trees/committed.ts'

const root = join(treesFolder, '..')

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
  const path = `clusters/${cluster}/releases/${name}.yaml`
  if (git('rev-parse', '--is-shallow-repository')?.trim() !== 'false')
    return { whyNot: 'NOT RUN: the history of this clone is not whole' }
  const head = git('show', `HEAD:${path}`)
  const isChanged = head !== undefined && head !== readFileSync(join(root, path), 'utf8')
  const commit = git('log', '-1', '--format=%h', '--', path)?.trim() ?? ''
  const [object] = objectsIn((isChanged ? head : git('show', `${commit}^:${path}`)) ?? '')
  return object === undefined
    ? { whyNot: 'NOT RUN: nothing was committed before' }
    : { object, since: isChanged ? 'the last commit' : `the commit before ${commit}` }
}
