import { InternalError, type Finding, type SourceLocation } from '@fleet/model'
import { validate, type SuppressionsFile, type ValidationOptions } from '@fleet/validation'
import type { ClusterTree } from '../tree.ts'

/**
 * Checks composed trees by their contents alone. Locations are relative to the root of the repository.
 * @param folder the folder of the trees in the repository
 * @throws InternalError where a rule fails itself
 */
export const checkTrees = async (
  trees: readonly ClusterTree[],
  folder: string,
  { suppressions = [], charts = [] }: Pick<ValidationOptions, 'suppressions' | 'charts'> = {},
): Promise<readonly Finding[]> => {
  const { findings, notChecked } = await validate(trees, { suppressions, charts })
  // What is written must have passed every rule.
  const failed = notChecked.find(({ kind }) => kind === 'failed')
  if (failed) throw new InternalError(`${failed.rules.join(', ')}: ${failed.reason}`)
  return findings.map((finding) => inRepository(finding, folder, suppressions))
}

/** A finding with its files from the root of the repository; a file of suppressions is named from there already. */
export const inRepository = (
  finding: Finding,
  folder: string,
  suppressions: readonly SuppressionsFile[],
): Finding => {
  const moved = (location: SourceLocation): SourceLocation =>
    location.kind === 'file' && !suppressions.some(({ path }) => path === location.file)
      ? { ...location, file: `${folder}/${location.file}` }
      : location
  return {
    ...finding,
    location: moved(finding.location),
    ...(finding.related && { related: finding.related.map(moved) }),
  }
}

/** The texts of composed trees and of suppressions, by the paths in findings. */
export const sourceOf =
  (trees: readonly ClusterTree[], folder: string, suppressions: readonly SuppressionsFile[]) =>
  (file: string): string | undefined =>
    suppressions.find(({ path }) => path === file)?.content ??
    trees
      .flatMap(({ cluster, files }) =>
        files.map(({ path, content }) => ({ file: `${folder}/${cluster}/${path}`, content })),
      )
      .find((one) => one.file === file)?.content
