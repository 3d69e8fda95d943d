import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'

export const noMissingExtension: Rule = {
  id: 'no-missing-extension',
  summary: 'Every storage and every authenticator is an extension that the service starts.',
  rationale: 'The collector’s own check reads no such name; the collector then ends at its start.',
  fix: 'Define the extension, and list it in service.extensions.',
  check: inEachCollector((collector) =>
    namesIn(collector.config.receivers, ['receivers'])
      .concat(namesIn(collector.config.exporters, ['exporters']))
      .filter(({ name }) => !collector.config.service.extensions.includes(name))
      .map((named) => missing(collector, named)),
  ),
}

interface Named {
  readonly name: string
  readonly path: Path
}

const KEYS = ['storage', 'authenticator']

/** Every name of an extension at any depth of a section. */
const namesIn = (value: unknown, path: Path): Named[] => {
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    KEYS.includes(key) && typeof inner === 'string'
      ? [{ name: inner, path: [...path, key] }]
      : namesIn(inner, [...path, key]),
  )
}

const missing = ({ location, config }: Collector, { name, path }: Named): Violation => ({
  location: location(...path),
  message: `${path.join('.')} names ${name}, and service.extensions does not list it`,
  impact: 'the collector ends at its start',
  fix:
    config.service.extensions.length > 0 ? suggestion(name, config.service.extensions) : `list ${name} there`,
})
