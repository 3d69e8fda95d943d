import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { isExactVersion } from '../../values/version.ts'

export const requirePinnedChart: Rule = {
  id: 'require-pinned-chart',
  summary: 'Every chart is installed at one exact version, which its tag states; no range stands beside it.',
  rationale:
    'Charts without a version brought a major release in by themselves, and with it a restart of everything.',
  fix: 'State the version as ref.tag. A digest may stand beside it, and a range may not.',
  check: inEachCluster((cluster) => [
    ...cluster.all('source.toolkit.fluxcd.io/v1/OCIRepository').flatMap((source) => {
      const { tag = '', semver } = source.object.spec?.ref ?? {}
      return semver === undefined && isExactVersion(tag)
        ? []
        : [floating(at(source, 'spec', 'ref'), source.object.metadata.name)]
    }),
    ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
      const { chart } = release.object.spec ?? {}
      return !chart || isExactVersion(chart.spec.version ?? '')
        ? []
        : [floating(at(release, 'spec', 'chart', 'spec', 'version'), chart.spec.chart)]
    }),
  ]),
}

const floating = (location: ReturnType<typeof at>, chart: string) => ({
  location,
  message: `the chart ${chart} has no exact version`,
  impact: 'the next release is installed without anybody’s doing',
  fix: 'state one version, such as 1.2.3',
})
