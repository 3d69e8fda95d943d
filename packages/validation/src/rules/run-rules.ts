import { documentKey } from '../values/location.ts'
import type { Violation } from '../values/violation.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import { fleetOfOneHub, labelledFleet } from '../telemetry/known-fleet.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import { isCertain } from '../tree/open-world/is-certain.ts'
import { RULES_BY_CATEGORY } from './index.ts'
import { severityOf, violationsOf, type Rule, type RuleDocs, type Stage } from './rule/rule.ts'

/** A violation and the rule that reports it. */
export interface Reported {
  readonly rule: RuleDocs
  readonly violation: Violation
}

/** Rules that were not checked, and why: they failed themselves, or what they find may follow from other errors. */
export interface NotChecked {
  readonly kind: 'failed' | 'blocked'
  readonly rules: readonly string[]
  readonly reason: string
}

/** A rule that failed itself. */
export interface Failure {
  readonly rule: string
  readonly reason: string
  /** Whether the rule fails on a cluster by itself. */
  readonly failsIn: (cluster: ClusterView) => boolean
}

export interface RuleRun {
  readonly reported: readonly Reported[]
  readonly failures: readonly Failure[]
  readonly notChecked: readonly NotChecked[]
}

/** The rest of a fleet in which schemas refuse some objects. */
export interface WellFormed {
  /** The fleet without these objects. */
  readonly fleet: FleetView
  /** The clusters that have such objects. */
  readonly clusters: ReadonlySet<string>
}

/**
 * Runs every rule on the whole fleet. Where schemas refuse objects, a rule also runs on the rest. Its violations in both do
 * not depend on those objects; others may follow from their shape, and are left out.
 * @param sound the rest without objects whose errors a person has suppressed, too: for rules that fail on these
 */
export const runRules = (
  rules: readonly Rule[],
  fleet: FleetView,
  rest?: WellFormed,
  sound: () => WellFormed | undefined = () => undefined,
): RuleRun => {
  const runs = rules.map((rule) => ({ rule, ...runSoundly(rule, fleet, rest, sound) }))
  const absences = runs.filter(({ isBlocked }) => isBlocked).map(({ rule }) => rule.id)
  return {
    reported: runs.flatMap(({ rule, violations }) => violations.map((violation) => ({ rule, violation }))),
    failures: runs.flatMap(({ rule, failure }) =>
      failure === undefined ? [] : [{ rule: rule.id, reason: failure, failsIn: failsIn(rule) }],
    ),
    notChecked: [
      ...runs.flatMap(({ rule, failure }) =>
        failure === undefined ? [] : [{ kind: 'failed' as const, rules: [rule.id], reason: failure }],
      ),
      ...(absences.length === 0
        ? []
        : [
            {
              kind: 'blocked' as const,
              rules: absences,
              reason: 'a malformed object may be the missing one',
            },
          ]),
    ],
  }
}

interface Run {
  readonly violations: readonly Violation[]
  /** Why the rule itself failed. */
  readonly failure?: string
  /** Whether violations are left out, since a malformed object may be what the rule misses. */
  readonly isBlocked?: boolean
}

const runSoundly = (
  rule: Rule,
  fleet: FleetView,
  rest: WellFormed | undefined,
  sound: () => WellFormed | undefined,
): Run => {
  const run = runRule(rule, fleet, rest)
  const left = run.failure === undefined ? undefined : sound()
  if (!left) return run
  const ofSound = attempt(rule, left.fleet)
  return ofSound.failure === undefined ? withoutAbsences(rule, ofSound, left.clusters) : ofSound
}

const runRule = (rule: Rule, fleet: FleetView, rest: WellFormed | undefined): Run => {
  const whole = attempt(rule, fleet)
  if (!rest) return whole
  const ofRest = attempt(rule, rest.fleet)
  if (ofRest.failure !== undefined) return whole
  if (whole.failure !== undefined) return withoutAbsences(rule, ofRest, rest.clusters)
  const identities = new Set(ofRest.violations.map(identityOf))
  return { violations: whole.violations.filter((violation) => identities.has(identityOf(violation))) }
}

/** Where a rule fails on a malformed object, the rest decides, except that this object may be the missing one. */
const withoutAbsences = (rule: Rule, { violations }: Run, clusters: ReadonlySet<string>): Run => {
  if (!isAbsence(rule)) return { violations }
  const certain = violations.filter(({ location }) => !clusters.has(location.cluster))
  return { violations: certain, isBlocked: certain.length < violations.length }
}

const isAbsence = ({ id }: Rule): boolean => id.startsWith('no-missing-')

const attempt = (rule: Rule, fleet: FleetView): Run => {
  try {
    const checked = checkedBy(rule, fleet)
    const violations = violationsOf((report) => rule.check(checked, report))
    return { violations: violations.filter((violation) => isCertain(fleet, violation, rule.assumes)) }
  } catch (error) {
    return { violations: [], failure: error instanceof Error ? error.message : String(error) }
  }
}

const failsIn =
  (rule: Rule) =>
  (cluster: ClusterView): boolean =>
    attempt(rule, { clusters: [cluster], identical: [[cluster]] }).failure !== undefined

/** The clusters that a rule checks. */
const checkedBy = ({ needs }: Rule, fleet: FleetView): FleetView => {
  if (needs === 'hub') return fleetOfOneHub(fleet)
  return needs === 'cluster-label' ? labelledFleet(fleet) : fleet
}

const identityOf = ({ location, message }: Violation): string => `${documentKey(location)} ${message}`

/** Where the cause of what rules of `meaning` find may be: in what is scraped, pushed and stored. */
const UPSTREAM: ReadonlySet<string> = new Set(['references', 'schema', 'stores', 'telemetry', 'workloads'])

/**
 * What is left once consequences are left out: later stages of an object that an earlier stage refuses, and what rules of
 * `meaning` find while an error stands between the exporters and the stores.
 */
export const withoutConsequences = (
  reported: readonly Reported[],
): { readonly first: readonly Reported[]; readonly notChecked: readonly NotChecked[] } => {
  const earliest = new Map<string, number>()
  for (const one of reported)
    earliest.set(objectOf(one), Math.min(earliest.get(objectOf(one)) ?? Infinity, stageOf(one)))
  const first = reported.filter((one) => stageOf(one) <= (earliest.get(objectOf(one)) ?? Infinity))
  const upstream = first.filter((one) => !isOfMeaning(one) && isUpstreamError(one))
  if (upstream.length === 0) return { first, notChecked: [] }
  const rules = first.filter(isOfMeaning).map(({ rule }) => rule.id)
  return {
    first: first.filter((one) => !isOfMeaning(one)),
    notChecked:
      rules.length === 0
        ? []
        : [
            {
              kind: 'blocked',
              rules: [...new Set(rules)].toSorted(),
              reason: 'what they find may follow from the errors of scrapes, pushes and stores above',
            },
          ],
  }
}

const objectOf = ({ violation }: Reported): string => documentKey(violation.location)

const CATEGORY = new Map(
  Object.entries(RULES_BY_CATEGORY).flatMap(([category, rules]) =>
    rules.map(({ id }) => [id, category] as const),
  ),
)

/** Files and shapes of objects are of the category of schemas. */
const categoryOf = (id: string): string => CATEGORY.get(id) ?? 'schema'

const STAGES: readonly Stage[] = ['shape', 'sense', 'meaning']

/** What is about a file or the schema of an object comes before all rules. */
const stageOf = ({ rule }: Reported): number => (isRule(rule) ? STAGES.indexOf(rule.stage ?? 'sense') + 1 : 0)

const isRule = (rule: RuleDocs): rule is Rule => 'check' in rule

/** Whether a violation of a shape keeps other rules from reading the object. How much it matters to a person is no part of that. */
export const isMalformed = ({ rule: { severity = 'error' } }: Reported): boolean => severity === 'error'

const isError = ({ rule, violation }: Reported): boolean => severityOf(rule, violation) === 'error'

const isOfMeaning = (one: Reported): boolean => stageOf(one) === STAGES.length

const isUpstreamError = (one: Reported): boolean => isError(one) && UPSTREAM.has(categoryOf(one.rule.id))
