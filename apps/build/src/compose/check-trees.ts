import { TREES_FOLDER, type Finding, type Place } from '@fleet/model'
import { validate, type ExceptionsFile } from '@fleet/validation'
import type { ClusterTree } from '../tree.ts'

/**
 * Judges what was composed by what is in it alone, as a stranger would; places are from the root of the repository.
 */
export const checkTrees = async (
  trees: readonly ClusterTree[],
  exceptions: readonly ExceptionsFile[] = [],
): Promise<readonly Finding[]> => {
  const findings = await validate(trees, exceptions)
  const inRepository = (place: Place): Place =>
    place.kind === 'file' && !exceptions.some(({ path }) => path === place.file)
      ? { ...place, file: `${TREES_FOLDER}/${place.file}` }
      : place
  return findings.map((finding) => ({
    ...finding,
    place: inRepository(finding.place),
    ...(finding.also && { also: finding.also.map(inRepository) }),
  }))
}

/** The texts of composed trees and of exceptions, by the paths that findings give. */
export const sourceOf =
  (trees: readonly ClusterTree[], exceptions: readonly ExceptionsFile[]) =>
  (file: string): string | undefined =>
    exceptions.find(({ path }) => path === file)?.content ??
    trees
      .flatMap(({ cluster, files }) =>
        files.map(({ path, content }) => ({ file: `${TREES_FOLDER}/${cluster}/${path}`, content })),
      )
      .find((one) => one.file === file)?.content
