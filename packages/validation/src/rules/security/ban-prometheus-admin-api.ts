import { inEachRelease } from '../rule/in-each-release.ts'
import type { Rule } from '../rule/rule.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'

export const banPrometheusAdminApi: Rule = {
  id: 'ban-prometheus-admin-api',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Prometheus has no API that stops or reloads it, or deletes its series.',
  rationale: 'Spokes push through a node port that leads to the whole API of Prometheus.',
  fix: 'Set reloadStrategy: ProcessSignal, and remove enableAdminAPI.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    checkSettings(release, SETTINGS, report)
  }),
}

const SPEC = ['prometheus', 'prometheusSpec'] as const

const SETTINGS: readonly Setting[] = [
  {
    path: [...SPEC, 'reloadStrategy'],
    isFine: (value) => value === 'ProcessSignal',
    impact: 'the operator enables /-/quit and /-/reload, and everybody who may push may stop Prometheus',
    fix: 'set reloadStrategy: ProcessSignal',
  },
  {
    path: [...SPEC, 'enableAdminAPI'],
    byDefault: false,
    isFine: (value) => value === false,
    impact: 'everybody who may push may delete all series',
    fix: 'remove enableAdminAPI',
  },
]
