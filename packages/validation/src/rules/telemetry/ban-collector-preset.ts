import { COLLECTOR_CHART_NAME } from '../../catalog/charts/opentelemetry-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { isMap } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const banCollectorPreset: Rule = {
  id: 'ban-collector-preset',
  ownSeverity: 'info',
  summary: 'The collector’s chart runs the configuration in Git, and adds nothing to it.',
  rationale:
    'A preset puts k8s_attributes before the memory limiter. The result exists only in the rendered chart, beyond any check in Git.',
  fix: 'Set alternateConfig to the whole configuration. Set no presets, no config and no renaming.',
  check: inEachRelease(COLLECTOR_CHART_NAME, (release, report) => {
    checkSettings(release, SETTINGS, report)
    const presets = chartValue(release, 'presets')
    for (const [name, preset] of Object.entries(isMap(presets) ? presets : {}))
      if (isMap(preset) && preset['enabled'] === true)
        report({
          location: atValue(release, 'presets', name, 'enabled'),
          message: `the preset ${name} is enabled`,
          impact,
          fix: 'remove it, and write its effect into alternateConfig',
        })
  }),
}

const impact = 'the collector runs another configuration than the one in Git'

const SETTINGS: readonly Setting[] = [
  {
    path: ['alternateConfig'],
    isFine: (value) => isMap(value) && Object.keys(value).length > 0,
    impact,
    fix: 'set alternateConfig to the whole configuration',
  },
  {
    path: ['config'],
    isFine: (value) => value === undefined,
    impact,
    fix: 'move it to alternateConfig',
  },
  {
    path: ['rewriteDeprecatedComponentNames'],
    byDefault: true,
    isFine: (value) => value === false,
    impact,
    fix: 'set it to false: the names are the current ones',
  },
]
