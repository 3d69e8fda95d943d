import { load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { mistakesIn, type ShapeMistake } from '../schema/shape.ts'
import { at, type Path, type Placed } from '../spot.ts'
import type { ObjectIndex } from '../view/object-index.ts'
import type { Collector } from './collector.ts'
import { readComponents } from './read-components.ts'
import { outline } from './schema.ts'

/** What was found and could not be read as a configuration at all. */
export interface UnreadableCollector {
  readonly spot: Collector['spot']
  readonly mistakes: readonly ShapeMistake[]
}

export interface Collectors {
  readonly readable: readonly Collector[]
  readonly unreadable: readonly UnreadableCollector[]
}

/** The configurations of all collectors of a cluster. */
export const collectorsOf = (index: ObjectIndex): Collectors => {
  const readable: Collector[] = []
  const unreadable: UnreadableCollector[] = []
  for (const { placed, spot, value } of [...inConfigMaps(index), ...inReleases(index)]) {
    const { data } = outline.safeParse(value)
    if (data) readable.push({ placed, spot, config: data, ...readComponents(data) })
    else unreadable.push({ spot, mistakes: outlineMistakes(value) })
  }
  return { readable, unreadable }
}

const outlineMistakes = (value: unknown): ShapeMistake[] =>
  value instanceof YAMLException ? [{ path: [], what: value.reason }] : mistakesIn(outline, value)

interface Found {
  readonly placed: Placed
  readonly spot: Collector['spot']
  readonly value: unknown
}

/** What tells a collector's configuration from any other text. */
const CONFIG_FILE = /\.ya?ml$/
const CONFIG = /^(receivers|processors|exporters):/m

const inConfigMaps = (index: ObjectIndex): Found[] =>
  index.all('v1/ConfigMap').flatMap((placed) =>
    Object.entries(placed.object.data ?? {})
      .filter(([key, text]) => CONFIG_FILE.test(key) && CONFIG.test(text))
      .map(([key, text]) => ({
        placed,
        spot: (...inside: Path) => ({ ...at(placed, 'data', key), inside }),
        value: parsed(text),
      })),
  )

const parsed = (text: string): unknown => {
  try {
    return load(text)
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

/** The values of the chart opentelemetry-collector, in which `alternateConfig` is the whole configuration. */
const values = z.looseObject({ alternateConfig: z.unknown() })

const inReleases = (index: ObjectIndex): Found[] =>
  index.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((placed) => {
    const { alternateConfig } = values.safeParse(placed.object.spec?.values).data ?? {}
    if (alternateConfig === undefined) return []
    return [
      {
        placed,
        spot: (...path: Path) => at(placed, 'spec', 'values', 'alternateConfig', ...path),
        value: alternateConfig,
      },
    ]
  })
