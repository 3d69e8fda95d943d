import { COLLECTOR_CHART_NAME } from '../../catalog/charts/opentelemetry-collector.ts'
import type { Rule } from '../rule.ts'
import { inEachRelease } from '../in-each-release.ts'
import { judgeSettings, type Setting } from '../stores/setting.ts'
import { isMap } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const banCollectorPreset: Rule = {
  id: 'ban-collector-preset',
  demands: 'The collector’s chart is given its configuration whole, and changes nothing about it.',
  why: 'A preset puts k8s_attributes before the memory limiter, and what it makes exists only once the chart is rendered: nobody can check it in Git.',
  example: {
    refused: 'presets: {logsCollection: {enabled: true}}',
    accepted: 'alternateConfig: {receivers: {file_log: {}}}',
  },
  mend: 'Give alternateConfig whole, leave presets and config away, and switch renaming and the chart’s ports off.',
  judge: inEachRelease(COLLECTOR_CHART_NAME, (release) => {
    const presets = chartValue(release, 'presets')
    return [
      ...judgeSettings(release, SETTINGS),
      ...Object.entries(isMap(presets) ? presets : {})
        .filter(([, preset]) => isMap(preset) && preset['enabled'] === true)
        .map(([name]) => ({
          at: atValue(release, 'presets', name, 'enabled'),
          what: `the preset ${name} is on`,
          consequence,
          mend: 'take it away, and write what it does into alternateConfig',
        })),
    ]
  }),
}

const consequence = 'the collector runs another configuration than the one in Git'

const SETTINGS: readonly Setting[] = [
  {
    path: ['alternateConfig'],
    isFine: (value) => isMap(value) && Object.keys(value).length > 0,
    consequence,
    mend: 'give the whole configuration as alternateConfig',
  },
  {
    path: ['config'],
    isFine: (value) => value === undefined,
    consequence,
    mend: 'give it as alternateConfig',
  },
  {
    path: ['rewriteDeprecatedComponentNames'],
    byDefault: true,
    isFine: (value) => value === false,
    consequence,
    mend: 'set it to false: the names are the current ones',
  },
  ...['otlp', 'otlp-http', 'jaeger-compact', 'jaeger-thrift', 'jaeger-grpc', 'zipkin'].map(
    (port): Setting => ({
      path: ['ports', port, 'enabled'],
      byDefault: true,
      isFine: (value) => value === false,
      consequence: 'the collector’s pod opens a port, on its node too, on which nothing listens',
      mend: 'set it to false',
    }),
  ),
  {
    path: ['ports', 'metrics', 'enabled'],
    byDefault: false,
    isFine: (value) => value === true,
    consequence: 'the port of the collector’s own metrics has no name, and its PodMonitor finds nothing',
    mend: 'set it to true',
  },
  {
    path: ['mode'],
    isFine: (value) => value === 'daemonset',
    consequence: 'nodes without a collector send no logs',
    mend: 'set mode: daemonset',
  },
  {
    path: ['useGOMEMLIMIT'],
    byDefault: true,
    isFine: (value) => value === false,
    consequence: 'the chart sets GOMEMLIMIT a second time, and the API server keeps one of the two',
    mend: 'set it to false: extraEnvs has it',
  },
]
