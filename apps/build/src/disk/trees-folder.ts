import { join, relative } from 'node:path'
import type { Finding } from '@fleet/model'
import { repositoryOf } from './repository-of.ts'

/**
 * The folder on the disk where Flux reads the trees of a fleet.
 * @param home a folder of the repository
 * @param path the folder of the trees, from the root of the repository
 */
export const treesFolder = (home: string, path: string): string => join(repositoryOf(home) ?? home, path)

/** A warning where trees are written to a folder of a repository that Flux does not read them from. */
export const misplacedTrees = (folder: string, path: string): readonly Finding[] => {
  const root = repositoryOf(folder)
  const written = root === undefined ? path : relative(root, folder).replaceAll('\\', '/')
  if (written === path) return []
  return [
    {
      rule: 'require-trees-in-path',
      severity: 'warning',
      location: { kind: 'inventory', path: 'gitops.path' },
      message: `the trees are in ${written === '' ? 'the root' : written} of their repository, and Flux’ paths name ${path}`,
      impact: 'Flux finds no tree there, and applies nothing',
      fix:
        written === ''
          ? 'write the trees to a folder of the repository, and state it in gitops.path'
          : `state gitops.path: '${written}', or leave --out out`,
    },
  ]
}
