import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { DEFAULT_TREES_FOLDER, type Finding, type SourceLocation } from '@fleet/model'
import { suggestion } from '@fleet/model/suggestion'
import {
  once,
  RULE_DOCS,
  UnreadableSchema,
  validate,
  type PathOf,
  type RenderedTree,
  type SuppressionsFile,
  type Validation as Validated,
} from '@fleet/validation'
import { readBroughtCharts } from '../charts/brought-charts.ts'
import { readFleetTrees, type FleetOnDisk } from '../disk/read-fleet-trees.ts'
import { renderFleet } from '../render/render-fleet.ts'
import { treesFolder } from '../disk/trees-folder.ts'
import { statedPath } from '../inventory/stated-path.ts'
import { repositoryOf } from '../disk/repository-of.ts'
import { schemasIn } from '../disk/schemas-in.ts'
import type { Home } from '../build-cache.ts'
import type { Source } from '../report/finding-text.ts'
import type { Progress } from '../report/progress.ts'
import { shownPath } from '../report/shown-path.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { ValidateRequest } from '../commands/validate.ts'
import { refuseUnknownChanges } from './accepted.ts'
import { UsageError } from './usage-error.ts'

/** How much of the trees the rules have read. */
export type Coverage = Pick<
  Validated,
  'checked' | 'unknownKinds' | 'openNamespaces' | 'notChecked' | 'notRendered'
>

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
  /** The root of the repository that the folders are in. */
  readonly root: string
  /** What a baseline has to do with it, where one is given. */
  readonly baseline?: BaselineUse
}

/** How many findings a baseline was written with; or how many of it are found again, and how many are not. */
export type BaselineUse =
  | { readonly file: string; readonly written: number }
  | { readonly file: string; readonly known: number; readonly gone: number }

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
  home: Home,
  progress: Progress,
): Promise<Validation> => {
  const folders = request.folders.length > 0 ? request.folders : [await defaultFolder(home)]
  progress.show('validate: rendering')
  refuseMissingCharts(request.charts)
  const fleet = await renderFleet(readFleetTrees(folders), request)
  refuseUnknownClusters(fleet, request.clusters)
  refuseUnknownRules(request.rules)
  await refuseUnknownChanges(request.accepted)
  const files = fleet.trees.reduce((sum, tree) => sum + tree.files.length, 0)
  if (files === 0 && !fleet.trees.some(({ isBootstrapped }) => isBootstrapped))
    throw new UsageError(
      `there is no YAML file in ${folders.join(', ')}`,
      'name the folder that holds the trees',
    )
  progress.show(`validate: ${fleet.trees.length} trees`)
  const before = await treesBefore(folders, request)
  const { findings: all, ...coverage } = await checked(fleet, request, before)
  const found = all.filter((finding) => concerns(finding, request.clusters)).map(onDisk(fleet))
  return {
    request,
    clusters: [...fleet.folders.keys()],
    files,
    coverage,
    source: sourceOf(fleet),
    root: repositoryOf(folders[0] ?? '.') ?? process.cwd(),
    ...(await withBaseline(request, found)),
  }
}

/** Loaded only where a baseline is given. */
const withBaseline = async (
  { baseline: file, writeBaseline: isWritten }: ValidateRequest,
  findings: readonly Finding[],
): Promise<Pick<Validation, 'findings' | 'baseline'>> => {
  if (file === undefined) return { findings }
  const { compareWithBaseline, writeBaseline } = await import('../baseline/baseline.ts')
  const written = isWritten ? writeBaseline(file, findings) : undefined
  const { fresh, known, gone } = compareWithBaseline(file, findings)
  return { findings: fresh, baseline: { file, ...(written === undefined ? { known, gone } : { written }) } }
}

/** The folder of the trees that the inventory states, where there is one. */
export const defaultFolder = async (home: Home): Promise<string> => {
  const trees = treesFolder(home.repository, (await statedPath(home)) ?? DEFAULT_TREES_FOLDER)
  return existsSync(trees) ? trees : home.repository
}

const checked = async (
  fleet: FleetOnDisk,
  { rules, houseStyle, schemas, accepted }: ValidateRequest,
  before: readonly RenderedTree[] | undefined,
) => {
  try {
    return await validate(fleet.trees, {
      ...fleet,
      pathOf: pathFromSettings(fleet),
      houseStyle,
      accepted,
      charts: readBroughtCharts([...fleet.folders.values()]),
      ...(rules.length > 0 && { rules }),
      ...(before && { before }),
      ...(schemas !== undefined && { schemas: schemasIn(schemas) }),
    })
  } catch (error) {
    if (error instanceof UnreadableSchema)
      throw new UsageError(error.message, 'correct the file, or remove it')
    throw error
  }
}

/** Git is loaded only where a revision is named. */
const treesBefore = async (
  folders: readonly string[],
  request: ValidateRequest,
): Promise<readonly RenderedTree[] | undefined> => {
  if (request.against === undefined) return undefined
  const { treesAt } = await import('../git/trees-at.ts')
  return treesAt(folders, request.against, request)
}

const refuseMissingCharts = (charts: string | undefined): void => {
  if (charts !== undefined && !existsSync(charts))
    throw new UsageError(`there is no folder ${charts}`, 'name a folder that holds charts')
}

const refuseUnknownClusters = ({ folders }: FleetOnDisk, names: readonly string[]): void => {
  const unknown = names.find((name) => !folders.has(name))
  if (unknown !== undefined)
    throw new UsageError(`there is no tree "${unknown}"`, suggestion(unknown, [...folders.keys()]))
}

const refuseUnknownRules = (names: readonly string[]): void => {
  const known = RULE_DOCS.map(({ id }) => id)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new UsageError(`there is no rule "${unknown}"`, suggestion(unknown, known))
}

/** Errors in the suppressions concern every cluster. */
const concerns = ({ location, related = [], object }: Finding, clusters: readonly string[]): boolean =>
  clusters.length === 0 ||
  object === undefined ||
  [location, ...related].some((one) => one.kind === 'file' && clusters.includes(clusterOf(one.file)))

const clusterOf = (file: string): string => file.split('/')[0] ?? ''

/** Findings name files by cluster; a reader needs them from the current folder. */
export const onDisk = (fleet: FleetOnDisk) => {
  const { folders } = fleet
  const moved = (location: SourceLocation): SourceLocation => {
    if (location.kind !== 'file' || decisionFile(fleet, location.file)) return location
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

/** The file of a person's decisions that has this path. */
const decisionFile = ({ suppressions, settings }: FleetOnDisk, file: string): SuppressionsFile | undefined =>
  [...suppressions, ...(settings ? [settings.file] : [])].find(({ path }) => path === file)

/** Globs of settings begin at the folder of the settings. */
const pathFromSettings =
  ({ folders, settings }: FleetOnDisk): PathOf =>
  ({ cluster, file }) =>
    relative(settings?.folder ?? '', resolve(folders.get(cluster) ?? cluster, file.path))

/** The text of each file, by the path that findings give it. They ask for it once for each finding. */
export const sourceOf = (fleet: FleetOnDisk): Source => {
  const contents = once(
    () =>
      new Map(
        fleet.trees.flatMap(({ cluster, files }) =>
          files.map(({ path, content }) => [
            shownPath(join(fleet.folders.get(cluster) ?? '', path)),
            content,
          ]),
        ),
      ),
  )
  return (file) => decisionFile(fleet, file)?.content ?? contents().get(file)
}
