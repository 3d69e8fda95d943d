import { suggestion } from '@fleet/model/suggestion'
import { COLLECTOR_CHART } from '../../catalog/charts/opentelemetry-collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'

export const noMissingExtension: Rule = {
  id: 'no-missing-extension',
  summary: 'The collector’s service starts every extension that a storage or an authenticator names.',
  rationale: 'The collector’s own validation does not check these names. The collector exits at its start.',
  fix: 'Define the extension, and list it in service.extensions.',
  check: inEachCollector(({ config, location, isMerged }, report) => {
    const started = [...config.service.extensions, ...(isMerged ? COLLECTOR_CHART.components.extensions : [])]
    for (const section of ['receivers', 'exporters'] as const)
      for (const [path, name] of extensionsIn(config[section], [section]))
        if (!started.includes(name))
          report({
            location: location(...path),
            message: `${path.join('.')} names ${name}, and service.extensions does not list it`,
            impact: 'the collector exits at its start',
            fix: started.length > 0 ? suggestion(name, started) : `list ${name} there`,
          })
  }),
}

const KEYS = ['storage', 'authenticator']

/** Every name of an extension at any depth of a section. */
const extensionsIn = (value: unknown, path: Path): readonly (readonly [Path, string])[] => {
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    KEYS.includes(key) && typeof inner === 'string'
      ? [[[...path, key], inner] as const]
      : extensionsIn(inner, [...path, key]),
  )
}
