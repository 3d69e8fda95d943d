import { join, relative } from 'node:path'
import { TREES_FOLDER, type Finding, type SourceLocation } from '@fleet/model'
import { suggestion } from '@fleet/model/suggestion'
import { validate, type RenderedTree, type Validation as Validated } from '@fleet/validation'
import { readFleetTrees, type FleetOnDisk } from '../disk/read-fleet-trees.ts'
import type { Home } from '../build-cache.ts'
import type { Source } from '../report/finding-text.ts'
import type { Progress } from '../report/progress.ts'
import { shownPath } from '../report/shown-path.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { ValidateRequest } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

/** How much of the trees the rules have read. */
export type Coverage = Pick<Validated, 'checked' | 'unknownKinds' | 'openNamespaces' | 'notChecked'>

/** The findings in trees on the disk. */
export interface Validation {
  readonly request: ValidateRequest
  readonly clusters: readonly string[]
  /** How many are checked. */
  readonly files: number
  /** What of them was checked, and what was not. */
  readonly coverage: Coverage
  readonly findings: readonly Finding[]
  readonly source: Source
}

/** A rule that fails itself is a bug of the program. */
export const exitCodeOfValidation = ({
  findings,
  coverage,
}: Pick<Validation, 'findings' | 'coverage'>): ExitCode => {
  if (coverage.notChecked.some(({ kind }) => kind === 'failed')) return EXIT.failure
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.ok
}

/** Reads the trees of a fleet and checks them together. */
export const performValidation = async (
  request: ValidateRequest,
  { repository }: Home,
  progress: Progress,
): Promise<Validation> => {
  const folders = request.folders.length > 0 ? request.folders : [join(repository, TREES_FOLDER)]
  const fleet = readFleetTrees(folders)
  refuseUnknownClusters(fleet, request.clusters)
  const files = fleet.trees.reduce((sum, tree) => sum + tree.files.length, 0)
  if (files === 0)
    throw new UsageError(
      `there is no YAML file in ${folders.join(', ')}`,
      'name the folder that holds the trees',
    )
  progress.show(`validate: ${fleet.trees.length} trees`)
  const before = await treesBefore(folders, request.against)
  const { findings: all, ...coverage } = await validate(fleet.trees, { ...fleet, ...(before && { before }) })
  return {
    request,
    clusters: [...fleet.folders.keys()],
    files,
    coverage,
    findings: all.filter((finding) => concerns(finding, request.clusters)).map(onDisk(fleet)),
    source: sourceOf(fleet),
  }
}

/** Git is loaded only where a revision is named. */
const treesBefore = async (
  folders: readonly string[],
  revision: string | undefined,
): Promise<readonly RenderedTree[] | undefined> => {
  if (revision === undefined) return undefined
  const { treesAt } = await import('../git/trees-at.ts')
  return treesAt(folders, revision)
}

const refuseUnknownClusters = ({ folders }: FleetOnDisk, names: readonly string[]): void => {
  const unknown = names.find((name) => !folders.has(name))
  if (unknown !== undefined)
    throw new UsageError(`there is no tree "${unknown}"`, suggestion(unknown, [...folders.keys()]))
}

/** Errors in the suppressions concern every cluster. */
const concerns = ({ location, related = [], object }: Finding, clusters: readonly string[]): boolean =>
  clusters.length === 0 ||
  object === undefined ||
  [location, ...related].some((one) => one.kind === 'file' && clusters.includes(clusterOf(one.file)))

const clusterOf = (file: string): string => file.split('/')[0] ?? ''

/** Findings name files by cluster; a reader needs them from the current folder. */
const onDisk = ({ folders, suppressions }: FleetOnDisk) => {
  const moved = (location: SourceLocation): SourceLocation => {
    if (location.kind !== 'file' || suppressions.some(({ path }) => path === location.file)) return location
    const cluster = clusterOf(location.file)
    const folder = folders.get(cluster) ?? cluster
    return { ...location, file: shownPath(join(folder, relative(cluster, location.file))) }
  }
  return (finding: Finding): Finding => ({
    ...finding,
    location: moved(finding.location),
    ...(finding.related && { related: finding.related.map(moved) }),
  })
}

const sourceOf =
  ({ trees, folders, suppressions }: FleetOnDisk): Source =>
  (file) =>
    suppressions.find(({ path }) => path === file)?.content ??
    trees
      .flatMap(({ cluster, files }) => files.map(({ path, content }) => ({ cluster, path, content })))
      .find(({ cluster, path }) => shownPath(join(folders.get(cluster) ?? '', path)) === file)?.content
