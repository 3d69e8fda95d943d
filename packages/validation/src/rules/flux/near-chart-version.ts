import { chartOf } from '../../tree/charts/chart-of.ts'
import { knownChart, type KnownChart } from '../../tree/charts/known-chart.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { at } from '../../values/location.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { isExactVersion } from '../../values/version.ts'
import type { Report } from '../rule/rule.ts'

interface NearChart {
  /** The chart as it is installed: `loki 18.12.0`. */
  readonly installed: string
  readonly known: KnownChart
}

/** Reports each generated release whose chart is known in other versions only. A person may install any version. */
export const reportNearVersions = (
  cluster: ClusterView,
  nearness: KnownChart['nearness'],
  report: Report,
  describe: (chart: NearChart) => { readonly message: string; readonly impact: string },
): void => {
  for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
    const chart = isGenerated(release.file) ? chartOf(cluster, release) : undefined
    // A version that is no exact one is another rule's finding.
    const known = chart && isExactVersion(chart.version) ? knownChart(cluster, chart) : undefined
    if (!chart || known?.nearness !== nearness) continue
    report({
      location: at(release, 'spec', 'chartRef'),
      ...describe({ installed: `${chart.name} ${chart.version}`, known }),
      fix: `to check it by its own keys, run the command \`chart add ${chart.name}@${chart.version}\` and commit the file that it writes`,
    })
  }
}
