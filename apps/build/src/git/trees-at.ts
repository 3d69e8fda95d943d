import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'
import type { RenderedTree } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { readFleetTrees } from '../disk/read-fleet-trees.ts'
import { renderFleet, type RenderOptions } from '../render/render-fleet.ts'
import { git } from './git.ts'

/**
 * The trees of some folders as a revision of their repository holds them. A folder that it does not hold has none.
 * @throws UsageError where a folder is in no repository, or the repository does not know the revision
 */
export const treesAt = async (
  folders: readonly string[],
  revision: string,
  options: RenderOptions = {},
): Promise<readonly RenderedTree[]> => {
  const scratch = mkdtempSync(join(tmpdir(), 'fleet-against-'))
  try {
    const exported = new Map<string, string>()
    const older = folders.map((folder) => {
      const top = repositoryOf(folder)
      const copy = exported.get(top) ?? exportTo(join(scratch, String(exported.size)), top, revision)
      exported.set(top, copy)
      return join(copy, relative(top, realpathSync(folder)))
    })
    const fleet = await renderFleet(readFleetTrees(older.filter((folder) => existsSync(folder))), options)
    return fleet.trees
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const repositoryOf = (folder: string): string => {
  const top = existsSync(folder) ? git(['rev-parse', '--show-toplevel'], { folder }) : undefined
  if (top === undefined)
    throw new UsageError(
      `${folder} is in no Git repository`,
      'leave --against out, or name a folder of a repository',
    )
  return resolve(top.trimEnd())
}

/** Writes the files of a revision, without touching the repository. @returns the folder in the place of its root */
const exportTo = (scratch: string, top: string, revision: string): string => {
  const commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], {
    folder: top,
  })
  if (commit === undefined)
    throw new UsageError(
      `the repository has no revision "${revision}"`,
      'name a branch, a tag or a commit, and fetch it where the clone is shallow',
    )
  const copy = join(scratch, basename(top))
  const options = { folder: top, env: { GIT_INDEX_FILE: `${scratch}.index` } }
  const isWritten =
    git(['read-tree', commit.trim()], options) !== undefined &&
    git(['checkout-index', '--all', '--force', '--quiet', `--prefix=${copy}/`], options) !== undefined
  if (!isWritten)
    throw new UsageError(
      `git cannot write the files of "${revision}"`,
      'check the repository with `git fsck`',
    )
  // Marks the copy as a whole repository.
  mkdirSync(join(copy, '.git'), { recursive: true })
  return copy
}
