import { COLLECTOR_CHART_NAME } from '../../catalog/charts/opentelemetry-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../stores/setting.ts'
import { isMap } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const banCollectorPreset: Rule = {
  id: 'ban-collector-preset',
  summary: 'The collector’s chart is given its configuration whole, and changes nothing about it.',
  rationale:
    'A preset puts k8s_attributes before the memory limiter, and what it makes exists only once the chart is rendered: nobody can check it in Git.',
  fix: 'Give alternateConfig whole, leave presets and config away, and switch renaming and the chart’s ports off.',
  check: inEachRelease(COLLECTOR_CHART_NAME, (release, report) => {
    checkSettings(release, SETTINGS, report)
    const presets = chartValue(release, 'presets')
    for (const [name, preset] of Object.entries(isMap(presets) ? presets : {}))
      if (isMap(preset) && preset['enabled'] === true)
        report({
          location: atValue(release, 'presets', name, 'enabled'),
          message: `the preset ${name} is on`,
          impact,
          fix: 'take it away, and write what it does into alternateConfig',
        })
  }),
}

const impact = 'the collector runs another configuration than the one in Git'

const SETTINGS: readonly Setting[] = [
  {
    path: ['alternateConfig'],
    isFine: (value) => isMap(value) && Object.keys(value).length > 0,
    impact,
    fix: 'give the whole configuration as alternateConfig',
  },
  {
    path: ['config'],
    isFine: (value) => value === undefined,
    impact,
    fix: 'give it as alternateConfig',
  },
  {
    path: ['rewriteDeprecatedComponentNames'],
    byDefault: true,
    isFine: (value) => value === false,
    impact,
    fix: 'set it to false: the names are the current ones',
  },
  ...['otlp', 'otlp-http', 'jaeger-compact', 'jaeger-thrift', 'jaeger-grpc', 'zipkin'].map(
    (port): Setting => ({
      path: ['ports', port, 'enabled'],
      byDefault: true,
      isFine: (value) => value === false,
      impact: 'the collector’s pod opens a port, on its node too, on which nothing listens',
      fix: 'set it to false',
    }),
  ),
  {
    path: ['ports', 'metrics', 'enabled'],
    byDefault: false,
    isFine: (value) => value === true,
    impact: 'the port of the collector’s own metrics has no name, and its PodMonitor finds nothing',
    fix: 'set it to true',
  },
  {
    path: ['mode'],
    isFine: (value) => value === 'daemonset',
    impact: 'nodes without a collector send no logs',
    fix: 'set mode: daemonset',
  },
  {
    path: ['useGOMEMLIMIT'],
    byDefault: true,
    isFine: (value) => value === false,
    impact: 'the chart sets GOMEMLIMIT a second time, and the API server keeps one of the two',
    fix: 'set it to false: extraEnvs has it',
  },
]
