import { InternalError } from '@fleet/model'
import type { TreeFile } from '../tree.ts'
import { sha256 } from './hash.ts'
import { isOwnedPath } from './owned-path.ts'

/** A tree as the fleet wants it, each file with its hash. A cluster that left the inventory has no files. */
export interface DesiredTree {
  readonly cluster: string
  readonly files: ReadonlyMap<string, DesiredFile>
}

export interface DesiredFile {
  readonly content: string
  readonly hash: string
}

interface Tree {
  readonly cluster: string
  readonly files: readonly Pick<TreeFile, 'path' | 'content'>[]
}

/** @throws InternalError where two files want one path, or one wants a path that the generator must not own. */
export const desiredTree = ({ cluster, files }: Tree): DesiredTree => {
  const desired = new Map<string, DesiredFile>()
  for (const { path, content } of files) {
    if (!isOwnedPath(path)) throw new InternalError(`${cluster}: ${path} is not a path inside the tree`)
    if (desired.has(path)) throw new InternalError(`${cluster}: two files have the path ${path}`)
    desired.set(path, { content, hash: sha256(content) })
  }
  return { cluster, files: desired }
}
