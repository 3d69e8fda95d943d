import { at } from '../../spot.ts'
import { inEachCluster, type Rule } from '../../rule.ts'

/** One version of https://semver.org, without ranges. */
const EXACT = /^v?\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/

export const requirePinnedChart: Rule = {
  id: 'require-pinned-chart',
  demands: 'Every chart has one exact version.',
  why: 'Charts without a version brought a major release in by themselves, and with it a restart of everything.',
  example: {
    refused: 'kind: OCIRepository\nspec:\n  ref: { semver: 17.x }\n',
    accepted: 'kind: OCIRepository\nspec:\n  ref: { tag: 17.1.0 }\n',
  },
  mend: 'State one version.',
  judge: inEachCluster((cluster) => [
    ...cluster.all('source.toolkit.fluxcd.io/v1/OCIRepository').flatMap((source) => {
      const { tag = '', digest } = source.object.spec?.ref ?? {}
      return digest !== undefined || EXACT.test(tag)
        ? []
        : [floating(at(source, 'spec', 'ref'), source.object.metadata.name)]
    }),
    ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
      const { chart } = release.object.spec ?? {}
      return !chart || EXACT.test(chart.spec.version ?? '')
        ? []
        : [floating(at(release, 'spec', 'chart', 'spec', 'version'), chart.spec.chart)]
    }),
  ]),
}

const floating = (spot: ReturnType<typeof at>, chart: string) => ({
  at: spot,
  what: `the chart ${chart} has no exact version`,
  consequence: 'the next release is installed without anybody’s doing',
  mend: 'state one version, such as 1.2.3',
})
