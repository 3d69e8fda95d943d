import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest, validateChanges, type RenderedFile, type SuppressionsFile } from '@fleet/validation'
import type { Finding } from '@fleet/model'
import { inRepository } from '../compose/check-trees.ts'
import { onDisk } from '../disk/disk-error.ts'
import { kindAt } from '../disk/read-tree.ts'
import type { ClusterTree, TreeFile } from '../tree.ts'

/**
 * What Flux cannot change in running clusters once trees replace those on the disk, with the steps. All are warnings: the
 * steps need the new trees.
 * @param out the folder that holds one folder for each cluster, and its path in the repository
 * @throws DiskError
 */
export const refusedChanges = async (
  trees: readonly ClusterTree[],
  out: { readonly folder: string; readonly path: string },
  suppressions: readonly SuppressionsFile[],
): Promise<readonly Finding[]> => {
  const before = trees.map(({ cluster, files }) => ({
    cluster,
    files: files.flatMap((file) => fileOnDisk(join(out.folder, cluster, file.path), file)),
  }))
  const isChanged = before.some(({ files }, index) =>
    files.some((file) => trees[index]?.files.includes(file) !== true),
  )
  if (!isChanged) return []
  const findings = await validateChanges(before, trees, suppressions)
  return findings.map((finding) => ({
    ...inRepository(finding, out.path, suppressions),
    severity: 'warning',
  }))
}

/** A file as Flux has applied it: the new one itself where both are equal. */
const fileOnDisk = (path: string, file: TreeFile): readonly RenderedFile[] => {
  if (kindAt(path) !== 'file') return []
  const bytes = onDisk('read', path, () => readFileSync(path))
  return [bytes.equals(Buffer.from(file.content)) ? file : { path: file.path, ...readManifest(bytes) }]
}
