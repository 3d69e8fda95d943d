import { resolve } from 'node:path'
import { keysOfPath, writtenPath, type Finding, type Fleet, type SourceLocation } from '@fleet/model'
import { valueAt, type Location } from '@fleet/validation'
import { COMPONENTS } from '../compose/components.ts'
import type { ClusterTree } from '../tree.ts'
import type { FieldPath } from './fields.ts'
import type { InventorySource } from './inventory-source.ts'
import { oneOfEachField } from './one-of-each-field.ts'
import { ownFileOrigin } from './own-file-origin.ts'
import { ownValueAt } from './own-values.ts'
import type { Place } from './place.ts'
import { tracer } from './tracer.ts'

/** What findings in generated files are traced with. */
export interface Traceable {
  readonly fleet: Fleet
  readonly trees: readonly ClusterTree[]
  /** The folder that holds the trees. */
  readonly out: string
  /** Where findings in trees are, by clusters whose folders these are. */
  readonly locations: ReadonlyMap<Finding, Location>
  readonly folders: ReadonlyMap<string, string>
  readonly modules: InventorySource
  /** Where the files are that the inventory names. */
  readonly folder: string
}

/**
 * Findings in generated files with the fields of the inventory that make them, or else the component. Those of one field are
 * one finding.
 */
export const withOrigins = async (
  findings: readonly Finding[],
  traceable: Traceable,
): Promise<readonly Finding[]> => {
  const { fleet, trees, locations } = traceable
  const trace = tracer(fleet, trees)
  const placeOf = placesIn(traceable)
  const traced = findings.map(async (finding) => {
    const location = locations.get(finding)
    const place = location && placeOf(location)
    if (!place) return finding
    const written = await ownFileOrigin(place, traceable)
    if (written) return { ...finding, origin: written }
    const own = ownValueAt(fleet, trees, place)
    return { ...finding, ...originOf(own ? [own] : await trace(place, finding), place, traceable) }
  })
  return oneOfEachField(await Promise.all(traced))
}

const originOf = (
  fields: readonly FieldPath[],
  place: Place,
  { fleet, modules }: Traceable,
): Pick<Finding, 'origin' | 'component'> =>
  fields.length > 0
    ? { origin: fields.map((path) => fieldLocation(path, modules, valueAt(fleet, path))) }
    : componentOf(fleet, place)

/** Findings in an inventory with the places of its fields in its modules. */
export const withPlaces = (findings: readonly Finding[], modules: InventorySource): readonly Finding[] =>
  findings.map((finding) => {
    const { location } = finding
    return location.kind === 'inventory' ? { ...finding, location: placedAgain(location, modules) } : finding
  })

const placedAgain = (
  location: SourceLocation & { readonly kind: 'inventory' },
  { find }: InventorySource,
): SourceLocation => ({ ...location, ...find(keysOfPath(location.path)) })

/** A field as a location, with its place in a module where that is known. */
export const fieldLocation = (
  path: FieldPath,
  { find }: InventorySource,
  value?: unknown,
): SourceLocation => ({
  kind: 'inventory',
  path: writtenPath(path),
  ...find(path, value),
})

/** Locations in generated files as places; nothing for a location in a person's file. */
const placesIn = ({ trees, out, folders }: Traceable) => {
  const generated = new Map(
    trees.flatMap(({ cluster, files }) =>
      files.map(({ path }) => [resolve(out, cluster, path), { cluster, path }] as const),
    ),
  )
  return ({ cluster, file, document = 0, path: keys = [], inside }: Location): Place | undefined => {
    const found = generated.get(resolve(folders.get(cluster) ?? '', file.path))
    return (
      found && {
        ...found,
        document: file.documents?.[document] ?? document,
        keys,
        ...(inside && { inside }),
      }
    )
  }
}

/** The component that makes a file; nothing for what the program itself adds. */
const componentOf = (fleet: Fleet, { cluster, path }: Place): Pick<Finding, 'component'> => {
  const made = Object.entries(COMPONENTS).find(([, component]) =>
    component(fleet).some(
      (artifact) => artifact.cluster === cluster && `${artifact.layer}/${artifact.path}` === path,
    ),
  )
  return made ? { component: made[0] } : {}
}
