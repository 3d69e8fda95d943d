import { inEachCluster, type Rule } from '../rule/rule.ts'
import { ownerOf } from '../../tree/objects.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const banAbsentComponent: Rule = {
  id: 'ban-absent-component',
  summary: 'The chart does not look for the parts of a control plane that k3s runs inside one process.',
  rationale: 'Their targets are not there, and the chart’s own alerts say for ever that they are down.',
  fix: 'Switch the component off: the chart’s own default is on.',
  check: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
      .flatMap((release) =>
        ABSENT.filter((component) => chartValue(release, component, 'enabled') !== false).map(
          (component) => ({
            location: atValue(release, component, 'enabled'),
            message: `${ownerOf(release)} has ${component}.enabled: ${shown(chartValue(release, component, 'enabled'))}`,
            impact: 'a target that is not there is missed for ever, and its alert fires for ever',
            fix: `set ${component}.enabled: false`,
          }),
        ),
      ),
  ),
}

const ABSENT = ['kubeControllerManager', 'kubeEtcd', 'kubeProxy', 'kubeScheduler']
