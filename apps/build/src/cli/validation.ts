import { existsSync } from 'node:fs'
import { DEFAULT_TREES_FOLDER, type Finding } from '@fleet/model'
import {
  RULE_DOCS,
  UnreadableSchema,
  type RenderedTree,
  type Validation as Validated,
} from '@fleet/validation'
import { checkFleet, sourceOf, type CheckedFleet } from '../check/check-fleet.ts'
import { readFleetTrees, type FleetOnDisk } from '../disk/read-fleet-trees.ts'
import { renderFleet } from '../render/render-fleet.ts'
import { treesFolder } from '../disk/trees-folder.ts'
import { statedPath } from '../inventory/stated-path.ts'
import { repositoryOf } from '../disk/repository-of.ts'
import { schemasIn } from '../disk/schemas-in.ts'
import type { Home } from '../build-cache.ts'
import type { Source } from '../report/finding-text.ts'
import type { Progress } from '../report/progress.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { ValidateRequest } from '../commands/validate.ts'
import { refuseUnknownChanges } from './accepted.ts'
import { refuseUnknown } from './refuse-unknown.ts'
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
  refuseUnknown('there is no tree', request.clusters, [...fleet.folders.keys()])
  refuseUnknown(
    'there is no rule',
    request.rules,
    RULE_DOCS.map(({ id }) => id),
  )
  await refuseUnknownChanges(request.accepted)
  const files = fleet.trees.reduce((sum, tree) => sum + tree.files.length, 0)
  const isBootstrapped = fleet.trees.some((tree) => tree.isBootstrapped)
  if (files === 0 && fleet.findings.length === 0 && !isBootstrapped)
    throw new UsageError(
      `there is no YAML file in ${folders.join(', ')}`,
      'name the folder that holds the trees',
    )
  progress.show(`validate: ${fleet.trees.length} trees`)
  const before = await treesBefore(folders, request)
  const { findings, coverage } = await checked(fleet, request, before)
  return {
    request,
    clusters: [...fleet.folders.keys()],
    files,
    coverage,
    source: sourceOf(fleet),
    root: repositoryOf(folders[0] ?? '.') ?? process.cwd(),
    ...(await withBaseline(request, findings)),
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
  { rules, houseStyle, schemas, clusters, accepted }: ValidateRequest,
  before: readonly RenderedTree[] | undefined,
): Promise<CheckedFleet> => {
  const options = {
    houseStyle,
    accepted,
    ...(rules.length > 0 && { rules }),
    ...(before && { before }),
    ...(schemas !== undefined && { schemas: schemasIn(schemas) }),
  }
  try {
    return await checkFleet(fleet, options, clusters)
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
