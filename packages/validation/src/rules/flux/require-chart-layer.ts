import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireChartLayer: Rule = {
  id: 'require-chart-layer',
  summary:
    'Every OCIRepository takes the chart’s own layer as it is, over TLS, from a source that is not paused.',
  rationale:
    'A chart’s artifact may hold signatures and licences beside the chart; without the selector Flux takes the first layer, whatever it is.',
  fix: 'State layerSelector as in the example, and take insecure and suspend away.',
  check: inEachCluster((cluster) =>
    cluster.all('source.toolkit.fluxcd.io/v1/OCIRepository').flatMap((source) =>
      DEMANDS.filter(({ path, is }) => (valueAt(source.object, ['spec', ...path]) ?? UNSET) !== is).map(
        ({ path, is, impact }) => ({
          location: at(source, 'spec', ...path),
          message: `${nameOf(source)} has ${path.join('.')} ${shown(valueAt(source.object, ['spec', ...path]))}`,
          impact,
          fix: is === UNSET ? `take ${path.join('.')} away` : `set ${path.join('.')}: ${is}`,
        }),
      ),
    ),
  ),
}

const UNSET = ''

const DEMANDS = [
  {
    path: ['layerSelector', 'mediaType'],
    is: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    impact: 'Flux finds no chart in the artifact, and the release is never installed',
  },
  {
    path: ['layerSelector', 'operation'],
    is: 'copy',
    impact: 'Flux unpacks the chart, and the release cannot read it',
  },
  { path: ['insecure'], is: UNSET, impact: 'whoever is on the way may give another chart' },
  { path: ['suspend'], is: UNSET, impact: 'another version in Git is never fetched' },
] as const
