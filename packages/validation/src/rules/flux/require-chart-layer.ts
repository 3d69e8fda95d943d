import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireChartLayer: Rule = {
  id: 'require-chart-layer',
  demands:
    'Every OCIRepository takes the chart’s own layer as it is, over TLS, from a source that is not paused.',
  why: 'A chart’s artifact may hold signatures and licences beside the chart; without the selector Flux takes the first layer, whatever it is.',
  example: {
    refused: 'spec: {url: "oci://ghcr.io/grafana-community/helm-charts/loki", insecure: true}',
    accepted:
      'spec: {url: "oci://ghcr.io/grafana-community/helm-charts/loki", layerSelector: {mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip, operation: copy}}',
  },
  mend: 'State layerSelector as in the example, and take insecure and suspend away.',
  judge: inEachCluster((cluster) =>
    cluster.all('source.toolkit.fluxcd.io/v1/OCIRepository').flatMap((source) =>
      DEMANDS.filter(({ path, is }) => (valueAt(source.object, ['spec', ...path]) ?? UNSET) !== is).map(
        ({ path, is, consequence }) => ({
          at: at(source, 'spec', ...path),
          what: `${nameOf(source)} has ${path.join('.')} ${shown(valueAt(source.object, ['spec', ...path]))}`,
          consequence,
          mend: is === UNSET ? `take ${path.join('.')} away` : `set ${path.join('.')}: ${is}`,
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
    consequence: 'Flux finds no chart in the artifact, and the release is never installed',
  },
  {
    path: ['layerSelector', 'operation'],
    is: 'copy',
    consequence: 'Flux unpacks the chart, and the release cannot read it',
  },
  { path: ['insecure'], is: UNSET, consequence: 'whoever is on the way may give another chart' },
  { path: ['suspend'], is: UNSET, consequence: 'another version in Git is never fetched' },
] as const
