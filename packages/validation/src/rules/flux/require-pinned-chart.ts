import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { isExactVersion } from '../../values/version.ts'

export const requirePinnedChart: Rule = {
  id: 'require-pinned-chart',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every chart has one exact version as its tag, and no range of versions.',
  rationale:
    'A chart without an exact version upgrades by itself. A major release restarted everything that way.',
  fix: 'State the version as ref.tag, without a range. A digest is accepted beside it.',
  check: inEachCluster((cluster, report) => {
    const reportFloating = (location: ReturnType<typeof at>, chart: string): void => {
      report({
        location,
        message: `the chart ${chart} has no exact version`,
        impact: 'Flux installs the next release by itself',
        fix: 'state one version, such as 1.2.3',
      })
    }
    for (const source of cluster.all('source.toolkit.fluxcd.io/v1/OCIRepository')) {
      const { tag = '', semver } = source.object.spec?.ref ?? {}
      if (semver !== undefined || !isExactVersion(tag))
        reportFloating(at(source, 'spec', 'ref'), source.object.metadata.name)
    }
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
      const { chart } = release.object.spec ?? {}
      if (chart && !isExactVersion(chart.spec.version ?? ''))
        reportFloating(at(release, 'spec', 'chart', 'spec', 'version'), chart.spec.chart)
    }
  }),
}
