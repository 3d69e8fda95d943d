import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const validOciRepository: Rule = {
  id: 'valid-oci-repository',
  ownSeverity: 'info',
  summary: 'Every OCIRepository is read over TLS, and a generated one copies the layer of the chart.',
  rationale:
    'An artifact may hold signatures and licences beside the chart. Without the selector Flux takes its first layer.',
  fix: 'Select the layer of the chart with the operation copy, and remove insecure.',
  check: inEachCluster((cluster, report) => {
    for (const source of cluster.all('source.toolkit.fluxcd.io/v1/OCIRepository'))
      for (const { path, wanted, impact } of SETTINGS) {
        // The first layer of most artifacts is the chart, and an artifact need not hold a chart.
        if (wanted !== undefined && !isGenerated(source.file)) continue
        const value = valueAt(source.object, ['spec', ...path])
        if (value === wanted) continue
        const key = path.join('.')
        report({
          location: at(source, 'spec', ...path),
          message: `${nameOf(source)} has ${key} ${shown(value)}`,
          impact,
          fix: wanted === undefined ? `remove ${key}` : `set ${key}: ${wanted}`,
        })
      }
  }),
}

interface Setting {
  readonly path: readonly string[]
  readonly wanted?: string
  readonly impact: string
}

const SETTINGS: readonly Setting[] = [
  {
    path: ['layerSelector', 'mediaType'],
    wanted: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    impact: 'Flux finds no chart in the artifact, and the release is never installed',
  },
  {
    path: ['layerSelector', 'operation'],
    wanted: 'copy',
    impact: 'Flux unpacks the chart, and the release cannot read it',
  },
  { path: ['insecure'], impact: 'anybody on the network path can replace the chart' },
]
