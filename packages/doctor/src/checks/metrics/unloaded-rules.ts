import { NAMES } from '@fleet/kubernetes'
import type { Found } from '../../diagnosis.ts'
import { reconcileTelemetry } from '../../flux/commands.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { namesIn } from '../../words.ts'
import { commandOnHub } from './commands-on-hub.ts'
import { evaluatorOf } from './evaluator.ts'
import type { RuleGroup } from './rule-groups.ts'

interface PrometheusRule extends KubernetesObject {
  readonly spec?: { readonly groups?: readonly { readonly name: string }[] }
}

/** The operator writes a new object to the configuration within this time. */
const LOADED_WITHIN_MS = 300_000

/** Rules of the tree that are not evaluated. */
export const unloadedRules = (
  live: LiveFleet,
  groups: readonly RuleGroup[],
  objects: readonly KubernetesObject[],
): readonly Found[] =>
  (live.hub.tree.filter(({ kind }) => kind === 'PrometheusRule') as readonly PrometheusRule[]).flatMap(
    (rule) => {
      const loaded = new Set(groups.map(({ name }) => name))
      const missing = (rule.spec?.groups ?? []).map(({ name }) => name).filter((name) => !loaded.has(name))
      const object = objects.find((one) => subjectOf(one) === subjectOf(rule))
      const created = Date.parse(object?.metadata.creationTimestamp ?? '')
      return missing.length === 0 || live.now - created < LOADED_WITHIN_MS
        ? []
        : [missingGroups(live, rule, missing, object !== undefined)]
    },
  )

const missingGroups = (
  live: LiveFleet,
  rule: PrometheusRule,
  missing: readonly string[],
  isThere: boolean,
): Found => ({
  severity: 'error',
  cluster: live.hub.name,
  subject: subjectOf(rule),
  message: `${evaluatorOf(live).program} has not loaded the rules ${namesIn(missing)} of ${subjectOf(rule)}`,
  evidence: [
    { asked: `the groups of /api/v1/rules of ${evaluatorOf(live).program}`, seen: `no ${namesIn(missing)}` },
    { asked: subjectOf(rule), seen: isThere ? 'is there' : 'is not there' },
  ],
  cause: isThere
    ? 'The operator does not run, or refuses the object: its log says why.'
    : 'The object is not in the cluster.',
  fix: isThere
    ? commandOnHub(live, `logs deployment/${NAMES.kubePrometheusStack}-operator --tail=50`)
    : reconcileTelemetry(live.fleet, live.hub),
  followsFrom: ['object-exists', 'object-unchanged'].map((check) => ({
    check,
    cluster: live.hub.name,
    subject: subjectOf(rule),
  })),
})
