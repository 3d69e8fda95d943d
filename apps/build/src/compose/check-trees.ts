import { TREES_FOLDER, type Finding } from '@fleet/model'
import { validateReferences } from '@fleet/validation'
import type { ClusterTree } from '../tree.ts'

/**
 * Judges what was composed by what is in it alone, as a stranger would; places are from the root of the repository. The
 * shape of each object is not judged again: every maker's literal is checked against its kind's type when the
 * generator is, and the tests judge the shapes of any fleet's trees.
 */
export const checkTrees = async (trees: readonly ClusterTree[]): Promise<readonly Finding[]> => {
  const findings = await validateReferences(trees)
  return findings.map((finding) => ({ ...finding, place: inRepository(finding.place) }))
}

const inRepository = (place: Finding['place']): Finding['place'] =>
  place.kind === 'file' ? { ...place, file: `${TREES_FOLDER}/${place.file}` } : place
