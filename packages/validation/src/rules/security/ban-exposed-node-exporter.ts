import { inEachRelease } from '../rule/in-each-release.ts'
import type { Rule } from '../rule/rule.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'

export const banExposedNodeExporter: Rule = {
  id: 'ban-exposed-node-exporter',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'The node-exporter of the chart listens on one address of its node only.',
  rationale:
    'No NetworkPolicy applies in the network of a node. By default node-exporter listens on the public address too.',
  fix: 'Set prometheus-node-exporter.service.listenOnAllInterfaces: false.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    checkSettings(release, SETTINGS, report)
  }),
}

const SETTINGS: readonly Setting[] = [
  {
    path: ['prometheus-node-exporter', 'service', 'listenOnAllInterfaces'],
    byDefault: true,
    isFine: (value) => value === false,
    impact: 'everybody who reaches the node, even by its public address, reads its metrics',
    fix: 'set listenOnAllInterfaces: false',
  },
]
