import { contractOf } from '../../tree/charts/releases.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const noMissingChartVolume: Rule = {
  id: 'no-missing-chart-volume',
  summary: 'The values of a chart add every volume that they mount, and mount every volume that they add.',
  rationale: 'The API server refuses a pod that mounts a missing volume, and Helm rolls the release back.',
  fix: 'Add the volume, or correct its name.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
      // Other charts have other values of these names.
      if (!contractOf(release)) continue
      checkNames(release, 'extraVolumeMounts', 'extraVolumes', report)
      checkNames(release, 'extraVolumes', 'extraVolumeMounts', report)
    }
  }),
}

const checkNames = (release: Release, list: string, other: string, report: Report): void => {
  const names = listOf(chartValue(release, other)).map((one) => textAt(one, 'name'))
  for (const [index, one] of listOf(chartValue(release, list)).entries()) {
    const name = textAt(one, 'name')
    if (names.includes(name)) continue
    report({
      location: atValue(release, list, index, 'name'),
      related: [atValue(release, other)],
      message: `${list} names the volume ${name}, and ${other} has ${names.join(', ') || 'none'}`,
      impact: 'the API server refuses the pod, or the volume has no use',
      fix: 'give both the same name',
    })
  }
}
