import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const noMissingChartVolume: Rule = {
  id: 'no-missing-chart-volume',
  demands:
    'Every volume that a chart’s values mount is among the volumes that they add, and every one of those is mounted.',
  why: 'The API server refuses a pod that mounts a volume which it does not have, and Helm rolls the release back.',
  example: {
    refused: 'extraVolumeMounts: [{name: storage, mountPath: /data}]',
    accepted:
      'extraVolumes: [{name: storage, emptyDir: {}}]\nextraVolumeMounts: [{name: storage, mountPath: /data}]',
  },
  mend: 'Add the volume, or correct its name.',
  judge: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .flatMap((release) => [
        ...unmatched(release, 'extraVolumeMounts', 'extraVolumes'),
        ...unmatched(release, 'extraVolumes', 'extraVolumeMounts'),
      ]),
  ),
}

const unmatched = (release: Release, named: string, other: string): Breach[] => {
  const names = listOf(chartValue(release, other)).map((one) => textAt(one, 'name'))
  return listOf(chartValue(release, named)).flatMap((one, index) => {
    const name = textAt(one, 'name')
    if (names.includes(name)) return []
    return [
      {
        at: atValue(release, named, index, 'name'),
        also: [atValue(release, other)],
        what: `${named} names the volume ${name}, and ${other} has ${names.join(', ') || 'none'}`,
        consequence: 'the API server refuses the pod, or the volume serves nothing',
        mend: 'give both the same name',
      },
    ]
  })
}
