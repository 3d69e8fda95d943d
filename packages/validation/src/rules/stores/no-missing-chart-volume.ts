import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const noMissingChartVolume: Rule = {
  id: 'no-missing-chart-volume',
  summary:
    'Every volume that a chart’s values mount is among the volumes that they add, and every one of those is mounted.',
  rationale:
    'The API server refuses a pod that mounts a volume which it does not have, and Helm rolls the release back.',
  fix: 'Add the volume, or correct its name.',
  check: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .flatMap((release) => [
        ...unmatched(release, 'extraVolumeMounts', 'extraVolumes'),
        ...unmatched(release, 'extraVolumes', 'extraVolumeMounts'),
      ]),
  ),
}

const unmatched = (release: Release, named: string, other: string): Violation[] => {
  const names = listOf(chartValue(release, other)).map((one) => textAt(one, 'name'))
  return listOf(chartValue(release, named)).flatMap((one, index) => {
    const name = textAt(one, 'name')
    if (names.includes(name)) return []
    return [
      {
        location: atValue(release, named, index, 'name'),
        related: [atValue(release, other)],
        message: `${named} names the volume ${name}, and ${other} has ${names.join(', ') || 'none'}`,
        impact: 'the API server refuses the pod, or the volume serves nothing',
        fix: 'give both the same name',
      },
    ]
  })
}
