import type { Finding } from '@fleet/model'
import {
  countsOf,
  notRenderedIn,
  openNamespacesIn,
  unknownIn,
  unknownKindsIn,
  type Counts,
  type NotRendered,
} from './coverage.ts'
import { findingsOf } from './rules/findings-of.ts'
import { RULES } from './rules/index.ts'
import {
  isMalformed,
  runRules,
  withoutConsequences,
  type NotChecked,
  type Reported,
  type RuleRun,
  type WellFormed,
} from './rules/run-rules.ts'
import { decided, loadDecisions, type DecisionOptions } from './rules/decisions.ts'
import type { Rule } from './rules/rule/rule.ts'
import type { Unchecked } from './rules/suppressions/suppressor.ts'
import { banEmptyTree, checkEmptyTrees } from './rules/ban-empty-tree.ts'
import { checkManifests, validManifest } from './rules/valid-manifest.ts'
import { checkShapes, VALID_OBJECT } from './rules/valid-object.ts'
import { reportedFailures } from './rules/valid-rule.ts'
import { isOfKustomize } from './schemas/object-schema.ts'
import type { BroughtChart } from './values/brought-chart.ts'
import { customKinds, type BroughtSchemas } from './tree/custom-kinds.ts'
import { identicalIn, identicalTrees, checkIdentical } from './tree/identical-trees.ts'
import { isBare } from './tree/changes/emptied.ts'
import { clusterView } from './tree/cluster-view.ts'
import { fleetView, type FleetView } from './tree/fleet-view.ts'
import { documentsOf } from './tree/objects.ts'
import { documentKey, type Located, type Location } from './values/location.ts'
import { once } from './values/once.ts'
import { isGenerated, type RenderedTree } from './values/rendered-tree.ts'
import { remembered } from './values/remembered.ts'

/** What a validation found, and how much of the trees it read. */
export interface Validation {
  readonly findings: readonly Finding[]
  /** The location of each finding that stands for no others, as every finding in a generated file does. */
  readonly locations: ReadonlyMap<Finding, Location>
  /** How many of each were checked. */
  readonly checked: Counts
  /** Objects that a person wrote and that no schema describes, counted by kind. */
  readonly unknownKinds: ReadonlyMap<string, number>
  /** By cluster: the namespaces in which charts and operators make objects that no file shows, `*` for any. */
  readonly openNamespaces: ReadonlyMap<string, readonly string[]>
  readonly notChecked: readonly NotChecked[]
  /** Folders that Flux builds with kustomize, and releases of given charts, that were not rendered here. */
  readonly notRendered: readonly NotRendered[]
}

/** What a person decides about a validation, and what is known beside the trees. */
export interface ValidationOptions extends DecisionOptions {
  /** Reports only what these rules find; by default, what all find. */
  readonly rules?: readonly string[]
  /** Schemas of kinds beside the known ones. */
  readonly schemas?: BroughtSchemas
  /** What is known of charts beside the built-in ones. */
  readonly charts?: readonly BroughtChart[]
  /** An earlier version of the trees: what Flux cannot change in a running cluster is a finding too. */
  readonly before?: readonly RenderedTree[]
}

/**
 * Checks the trees of all clusters together, by what is written in them alone. Files of findings are given from the
 * folder that holds the trees: `homelab/telemetry/loki.yaml`. What cannot be read or is of no known kind is left out, and
 * everything else is checked all the same.
 */
export const validate = async (
  all: readonly RenderedTree[],
  options: ValidationOptions = {},
): Promise<Validation> => {
  const { settings, schemas, before } = options
  const { bare = [], full: trees = [] } = treesOf(all, options)
  const customKindsOf = remembered((tree: RenderedTree) => customKinds(documentsOf(tree), schemas))
  const identical = once(() => identicalTrees(trees))
  const decisions = await loadDecisions(options)
  const fleet = fleetView(trees, identical())
  const allShapes = checkIdentical(identicalIn(trees, identical()), (tree) =>
    checkShapes(documentsToCheck(tree), customKindsOf(tree)),
  ).map((violation) => ({ rule: VALID_OBJECT, violation }))
  const shapes = decided(allShapes, decisions)
  const enabled = (rule: Rule): boolean => decisions.severities.get(rule.id) !== 'off'
  const shapeRun = runRules(SHAPE_RULES.filter(enabled), fleet, restOf(trees, shapes), () =>
    restOf(trees, allShapes),
  )
  const malformed = [...shapes, ...decided(shapeRun.reported, decisions)]
  const wellFormed = restOf(trees, malformed.filter(isMalformed))
  const sound = once(() => restOf(trees, [...allShapes, ...shapeRun.reported.filter(isMalformed)]))
  const run = runRules(OTHER_RULES.filter(enabled), fleet, wellFormed, sound)
  const changes = await changesFrom(before, fleet, wellFormed, bare)
  const manifests = [...unreadable(trees), ...emptyAmong(bare, before)]
  const failures = reportedFailures([...shapeRun.failures, ...run.failures, ...changes.failures], fleet)
  const left = decided([...manifests, ...failures, ...run.reported], decisions)
  const { first, notChecked } = withoutConsequences([...malformed, ...left])
  const failed = [...shapeRun.notChecked, ...run.notChecked, ...changes.notChecked]
  const notRun = decisions.suppressor && !before ? await idsOfChangeRules() : []
  const unchecked = (): Unchecked => ({
    rules: new Set([...failed.flatMap(({ rules }) => rules), ...notRun]),
    locations: [
      ...[...malformed, ...manifests].map(({ violation }) => violation.location),
      ...unknownIn(trees, customKindsOf),
      ...trees.flatMap(filesWithoutObjects),
    ],
    clusters: all.map(({ cluster }) => cluster),
    hasGenerated: trees.some(({ files }) => files.some(isGenerated)),
  })
  const errors = [...(settings?.errors ?? []), ...(decisions.suppressor?.errors(unchecked()) ?? [])]
  const isAsked = (rule: string): boolean => options.rules?.includes(rule) ?? true
  const found = await findingsOf(
    [...first, ...decided(changes.reported, decisions)].filter(({ rule }) => isAsked(rule.id)),
    errors.filter(({ rule }) => isAsked(rule)),
  )
  return {
    ...found,
    // A build asks for no counts.
    get checked() {
      return countsOf(wellFormed?.fleet ?? fleet)
    },
    unknownKinds: unknownKindsIn(trees, customKindsOf),
    notRendered: trees.flatMap(notRenderedIn),
    notChecked: [...failed, ...notChecked]
      .map((one) => ({ ...one, rules: one.rules.filter(isAsked) }))
      .filter(({ rules }) => rules.length > 0),
    get openNamespaces() {
      return openNamespacesIn(fleet)
    },
  }
}

/** The trees with what is known of charts, in two groups: what is left of a removed cluster is bare. */
const treesOf = (all: readonly RenderedTree[], { charts }: ValidationOptions) =>
  Object.groupBy(charts ? all.map((tree) => ({ ...tree, charts })) : all, (tree) =>
    isBare(tree) ? 'bare' : 'full',
  )
const unreadable = (trees: readonly RenderedTree[]): readonly Reported[] =>
  checkManifests(trees).map((violation) => ({ rule: validManifest, violation }))

const emptyAmong = (
  bare: readonly RenderedTree[],
  before: readonly RenderedTree[] | undefined,
): readonly Reported[] =>
  checkEmptyTrees(bare, before).map((violation) => ({ rule: banEmptyTree, violation }))

/** What cannot be read, and what is no manifest: a file that kustomize takes into a ConfigMap. */
const filesWithoutObjects = ({ cluster, files }: RenderedTree): readonly Location[] =>
  files.filter(({ objects }) => objects.length === 0).map((file) => ({ cluster, file }))

/** Where kustomize itself has read its lists, it has refused what is wrong with them. */
const documentsToCheck = (tree: RenderedTree): readonly Located<object>[] =>
  tree.builds ? documentsOf(tree).filter(({ object }) => !isOfKustomize(object)) : documentsOf(tree)

/** Rules about the shape of one object, and of the configurations and queries inside of it. */
const SHAPE_RULES = RULES.filter(({ stage }) => stage === 'shape')

const OTHER_RULES = RULES.filter(({ stage }) => stage !== 'shape')

/** What Flux deletes, creates anew or cannot change in running clusters once some trees replace others. */
export const validateChanges = async (
  before: readonly RenderedTree[],
  after: readonly RenderedTree[],
  options: DecisionOptions = {},
): Promise<readonly Finding[]> => {
  const decisions = await loadDecisions({ houseStyle: true, ...options })
  const { reported } = await changesFrom(before, fleetView(after))
  return (await findingsOf(decided(reported, decisions), [])).findings
}

/** Loaded only where there is an earlier version. */
const changesFrom = async (
  before: readonly RenderedTree[] | undefined,
  fleet: FleetView,
  rest?: WellFormed,
  bare: readonly RenderedTree[] = [],
): Promise<RuleRun> => {
  if (!before) return { reported: [], failures: [], notChecked: [] }
  const { checkChanges } = await import('./rules/check-changes.ts')
  const withBare = (one: FleetView): FleetView => ({
    ...one,
    clusters: [...one.clusters, ...bare.map(clusterView)],
  })
  return checkChanges(fleetView(before), withBare(fleet), rest && { ...rest, fleet: withBare(rest.fleet) })
}

const idsOfChangeRules = async (): Promise<readonly string[]> => {
  const { CHANGES } = await import('./rules/changes/index.ts')
  return CHANGES.map(({ id }) => id)
}

/** The fleet without the objects of some violations, where there are any. The other documents keep their positions. */
const restOf = (trees: readonly RenderedTree[], malformed: readonly Reported[]): WellFormed | undefined => {
  if (malformed.length === 0) return undefined
  const keys = new Set(malformed.map(({ violation }) => documentKey(violation.location)))
  const rest = trees.map(({ cluster, files, ...tree }) => ({
    ...tree,
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
