import { inEachCluster, type Rule } from '../rule/rule.ts'
import { ownerOf } from '../../tree/objects.ts'
import { isK3s } from '../../tree/distribution.ts'
import { listOf, shown } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const banAbsentComponent: Rule = {
  id: 'ban-absent-component',
  ownSeverity: 'warning',
  assumes: 'k3s',
  summary: 'The chart does not scrape the parts of a control plane that k3s runs inside one process.',
  rationale: 'These targets do not exist. The chart’s own alerts report them as down at all times.',
  fix: 'Switch the component off: the chart’s default is on. Or make k3s listen beyond its node, and list its addresses in endpoints.',
  check: inEachCluster((cluster, report) => {
    if (!isK3s(cluster)) return
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
      if (release.object.metadata.name !== 'kube-prometheus-stack') continue
      for (const component of ABSENT) {
        const enabled = chartValue(release, component, 'enabled')
        // With addresses, a person has made k3s listen on them.
        if (enabled === false || listOf(chartValue(release, component, 'endpoints')).length > 0) continue
        report({
          location: atValue(release, component, 'enabled'),
          message: `${ownerOf(release)} has ${component}.enabled: ${shown(enabled)}`,
          impact: 'the target does not exist on k3s, and the alert on its absence fires at all times',
          fix: `set ${component}.enabled: false`,
        })
      }
    }
  }),
}

const ABSENT = ['kubeControllerManager', 'kubeEtcd', 'kubeProxy', 'kubeScheduler']
