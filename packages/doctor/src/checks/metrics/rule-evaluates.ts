import { PROMETHEUS_JOB } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { logOfPrometheus } from './commands-on-hub.ts'
import { failingRules, lateRules } from './failing-rules.ts'
import { ruleGroups } from './rule-groups.ts'
import { unloadedRules } from './unloaded-rules.ts'

const RULES = '/apis/monitoring.coreos.com/v1/prometheusrules'

export const ruleEvaluates: Check = {
  id: 'rule-evaluates',
  of: 'fleet',
  title: 'Prometheus has loaded all rules of the trees, and evaluates them in time.',
  rationale:
    'An alert whose rule is not loaded, fails or is late does not fire, and nothing says so. Panels on recorded series are empty.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    'curl --silent localhost:9090/api/v1/rules',
    'kubectl --context CONTEXT --namespace monitoring logs deployment/kube-prometheus-stack-operator --tail=50',
  ],
  needs: ['prometheus', 'objects'],
  check: async (live) => {
    const [groups, reload, objects] = await Promise.all([
      ruleGroups(live.prometheus),
      failedReload(live),
      live.hub.api.list(RULES),
    ])
    return [
      ...reload,
      ...unloadedRules(live, groups, objects),
      ...(await failingRules(live, groups)),
      ...groups.filter(({ evaluationTime, interval }) => evaluationTime > interval).map(lateRules(live)),
    ]
  },
}

/** The running configuration is then an older one, with its rules and jobs. */
const failedReload = async (live: LiveFleet): Promise<readonly Found[]> => {
  const page = await ifAsked(live.hubPrometheus.metrics())
  const reload = page?.find(({ name }) => name === 'prometheus_config_last_reload_successful')
  if (reload?.value !== 0) return []
  return [
    {
      severity: 'error',
      cluster: live.hub.name,
      subject: `Prometheus ${live.fleet.telemetry.namespace}/${PROMETHEUS_JOB}`,
      message: 'Prometheus could not load its newest configuration, and runs an older one',
      evidence: [{ asked: reload.name, seen: '0' }],
      cause:
        'A rule or a scrape configuration is invalid, or a file that it names is not there: its log says which.',
      fix: logOfPrometheus(live),
      explains: live.hub.tree
        .filter(({ kind }) => kind === 'PrometheusRule')
        .map((rule) => ({ check: 'rule-evaluates', cluster: live.hub.name, subject: subjectOf(rule) })),
    },
  ]
}
