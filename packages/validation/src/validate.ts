import type { Finding } from '@fleet/model'
import { findingsOf } from './rules/findings-of.ts'
import { RULES } from './rules/index.ts'
import {
  isMalformed,
  runRules,
  withoutConsequences,
  type NotChecked,
  type Reported,
  type WellFormed,
} from './rules/run-rules.ts'
import type { SuppressionsFile } from './rules/suppressions/suppression.ts'
import { checkManifests, validManifest } from './rules/valid-manifest.ts'
import { checkShapes, hasUnknownKind, VALID_OBJECT } from './rules/valid-object.ts'
import { shapeIdOf } from './schemas/object-schema.ts'
import { collectorsOf } from './telemetry/collectors/collectors-of.ts'
import { questionsIn } from './telemetry/questions/asked.ts'
import { identicalIn, identicalTrees, checkIdentical } from './tree/identical-trees.ts'
import { fleetView, type FleetView } from './tree/fleet-view.ts'
import { documentsOf } from './tree/objects.ts'
import { openNamespacesOf } from './tree/open-world/open-namespaces.ts'
import { documentKey } from './values/location.ts'
import { objectName } from './values/object-name.ts'
import { once } from './values/once.ts'
import type { RenderedTree } from './values/rendered-tree.ts'

/** What a validation found, and how much of the trees it read. */
export interface Validation {
  readonly findings: readonly Finding[]
  /** How many of each were checked. */
  readonly checked: {
    readonly objects: number
    readonly queries: number
    readonly configurations: number
  }
  /** Objects that a person wrote and that no schema describes, counted by kind. */
  readonly unknownKinds: ReadonlyMap<string, number>
  /** By cluster: the namespaces in which charts and operators make objects that no file shows, `*` for any. */
  readonly openNamespaces: ReadonlyMap<string, readonly string[]>
  readonly notChecked: readonly NotChecked[]
}

/** What a person decides about a validation. */
export interface ValidationOptions {
  /** Where a person switched rules off; an error in there is a finding too. */
  readonly suppressions?: readonly SuppressionsFile[]
}

/**
 * Checks the trees of all clusters together, by what is written in them alone. Files of findings are given from the
 * folder that holds the trees: `homelab/telemetry/loki.yaml`. What cannot be read or is of no known kind is left out, and
 * everything else is checked all the same.
 */
export const validate = async (
  trees: readonly RenderedTree[],
  { suppressions = [] }: ValidationOptions = {},
): Promise<Validation> => {
  const identical = once(() => identicalTrees(trees))
  const suppressor = await loadSuppressor(suppressions)
  const isLeft = ({ rule, violation }: Reported): boolean =>
    !suppressor?.suppresses(rule.id, objectName(violation.location))
  const fleet = fleetView(trees, identical())
  const shapes = checkIdentical(identicalIn(trees, identical()), (tree) => checkShapes(documentsOf(tree)))
    .map((violation) => ({ rule: VALID_OBJECT, violation }))
    .filter(isLeft)
  const shapeRun = runRules(SHAPE_RULES, fleet, restOf(trees, shapes))
  const malformed = [...shapes, ...shapeRun.reported.filter(isLeft)]
  const wellFormed = restOf(trees, malformed.filter(isMalformed))
  const run = runRules(OTHER_RULES, fleet, wellFormed)
  const manifests = checkManifests(trees).map((violation) => ({ rule: validManifest, violation }))
  const left = [...manifests, ...run.reported].filter(isLeft)
  const { first, notChecked } = withoutConsequences([...malformed, ...left])
  const failed = new Set([...shapeRun.notChecked, ...run.notChecked].flatMap(({ rules }) => rules))
  const malformedObjects = new Set(malformed.map(({ violation }) => objectName(violation.location)))
  const isChecked = (rule: string, object: string): boolean =>
    !failed.has(rule) && !malformedObjects.has(object)
  return {
    findings: await findingsOf(first, suppressor?.errors(isChecked) ?? []),
    // A build asks for no counts.
    get checked() {
      return countsOf(wellFormed?.fleet ?? fleet)
    },
    unknownKinds: unknownKindsIn(trees),
    get openNamespaces() {
      return openNamespacesIn(fleet)
    },
    notChecked: [...shapeRun.notChecked, ...run.notChecked, ...notChecked],
  }
}

/** Rules about the shape of one object, and of the configurations and queries inside of it. */
const SHAPE_RULES = RULES.filter(({ stage }) => stage === 'shape')

const OTHER_RULES = RULES.filter(({ stage }) => stage !== 'shape')

/** Loaded only where a person has made suppressions. */
const loadSuppressor = async (files: readonly SuppressionsFile[]) => {
  if (files.length === 0) return undefined
  const { suppressorOf } = await import('./rules/suppressions/suppressor.ts')
  const { RULE_DOCS } = await import('./rules/rule-docs.ts')
  return suppressorOf(files, RULE_DOCS)
}

/** The fleet without the objects of some violations, where there are any. The other documents keep their positions. */
const restOf = (trees: readonly RenderedTree[], malformed: readonly Reported[]): WellFormed | undefined => {
  if (malformed.length === 0) return undefined
  const keys = new Set(malformed.map(({ violation }) => documentKey(violation.location)))
  const rest = trees.map(({ cluster, files }) => ({
    cluster,
    files: files.map((file) => ({
      ...file,
      objects: file.objects.map((object, document) =>
        keys.has(documentKey({ cluster, file, document })) ? {} : object,
      ),
    })),
  }))
  return {
    fleet: fleetView(rest),
    clusters: new Set(malformed.map(({ violation }) => violation.location.cluster)),
  }
}

const countsOf = (fleet: FleetView): Validation['checked'] => ({
  objects: fleet.clusters.reduce((sum, { objects }) => sum + objects.length, 0),
  queries: questionsIn(fleet).questions.length,
  configurations: fleet.clusters.reduce((sum, cluster) => sum + collectorsOf(cluster).readable.length, 0),
})

const openNamespacesIn = ({ clusters }: FleetView): Validation['openNamespaces'] =>
  new Map(
    clusters
      .map((cluster) => [cluster.name, openNamespacesOf(cluster)] as const)
      .filter(([, namespaces]) => namespaces.length > 0),
  )

const unknownKindsIn = (trees: readonly RenderedTree[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const document of trees.flatMap(documentsOf)) {
    if (!hasUnknownKind(document)) continue
    const id = shapeIdOf(document.object)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
