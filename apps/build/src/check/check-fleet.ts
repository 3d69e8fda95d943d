import { join, relative, resolve } from 'node:path'
import type { Finding, SourceLocation } from '@fleet/model'
import {
  once,
  validate,
  type Location,
  type PathOf,
  type SuppressionsFile,
  type Validation as Validated,
  type ValidationOptions,
} from '@fleet/validation'
import type { Decisions, FleetOnDisk } from '../disk/read-fleet-trees.ts'
import type { Source } from '../report/finding-text.ts'
import { shownPath } from '../report/shown-path.ts'

/** What the rules find in trees, and how much of them they have read. */
export interface CheckedFleet {
  /** With files as a person types their paths. */
  readonly findings: readonly Finding[]
  /** What rules found in generated files, with the parts of trees that it is about. */
  readonly locations: ReadonlyMap<Finding, Location>
  readonly coverage: Omit<Validated, 'findings' | 'locations'>
}

/**
 * Checks trees together, by what a person has decided about them.
 * @param clusters reports only what concerns these; none means all
 */
export const checkFleet = async (
  fleet: FleetOnDisk,
  options: Omit<ValidationOptions, 'suppressions' | 'settings' | 'charts' | 'pathOf'> = {},
  clusters: readonly string[] = [],
): Promise<CheckedFleet> => {
  const { suppressions, settings, charts } = fleet
  const validated = await validate(fleet.trees, {
    ...options,
    suppressions,
    charts,
    ...(settings && { settings }),
    pathOf: pathFromSettings(fleet),
  })
  const inFolders = located(fleet)
  const found = validated.findings
    .filter((finding) => concerns(finding, clusters))
    .map((finding) => ({ finding: inFolders(finding), location: validated.locations.get(finding) }))
  return {
    findings: [...fleet.findings, ...found.map(({ finding }) => finding)],
    locations: new Map(found.flatMap(({ finding, location }) => (location ? [[finding, location]] : []))),
    coverage: validated,
  }
}

/** Errors in the suppressions concern every cluster. */
const concerns = ({ location, related = [], object }: Finding, clusters: readonly string[]): boolean =>
  clusters.length === 0 ||
  object === undefined ||
  [location, ...related].some((one) => one.kind === 'file' && clusters.includes(clusterOf(one.file)))

const clusterOf = (file: string): string => file.split('/')[0] ?? ''

/** Rules name files by cluster; a reader needs them from the current folder. */
export const located = (fleet: Decisions & Pick<FleetOnDisk, 'folders'>) => {
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
const decisionFile = ({ suppressions, settings }: Decisions, file: string): SuppressionsFile | undefined =>
  [...suppressions, ...(settings ? [settings.file] : [])].find(({ path }) => path === file)

/** Whether a finding is about a file in which a person decides. */
export const isDecision = (decisions: Decisions, { location }: Finding): boolean =>
  location.kind === 'file' && decisionFile(decisions, location.file) !== undefined

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
