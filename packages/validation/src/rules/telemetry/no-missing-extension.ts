import { inEachCollector } from '../in-each-collector.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Path } from '../../values/spot.ts'
import { isMap } from '../../values/value-at.ts'

export const noMissingExtension: Rule = {
  id: 'no-missing-extension',
  demands: 'Every storage and every authenticator is an extension that the service starts.',
  why: 'The collector’s own check reads no such name; the collector then ends at its start.',
  example: {
    refused: 'sending_queue: {storage: file_storage}\nservice: {extensions: [health_check]}',
    accepted: 'sending_queue: {storage: file_storage}\nservice: {extensions: [health_check, file_storage]}',
  },
  mend: 'Define the extension, and list it in service.extensions.',
  judge: inEachCollector((collector) =>
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

const missing = ({ spot, config }: Collector, { name, path }: Named): Breach => ({
  at: spot(...path),
  what: `${path.join('.')} names ${name}, and service.extensions does not list it`,
  consequence: 'the collector ends at its start',
  mend:
    config.service.extensions.length > 0 ? suggestion(name, config.service.extensions) : `list ${name} there`,
})
