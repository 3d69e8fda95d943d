import type { FieldSource, ImageSource } from '../../catalog/charts/workloads/chart-workload.ts'
import type { Path } from '../../values/location.ts'
import { isMap, textAt } from '../../values/value-at.ts'
import { chartValue, type Release } from './release.ts'

/** What a field of a chart's pod has, and where its values state it. */
export interface FieldValue {
  readonly value: unknown
  /** Whether it is known, also where there is nothing. */
  readonly isKnown: boolean
  /** The keys in the values that lead to a part of the field. */
  readonly pathOf: (...path: Path) => Path
}

/** @param home where the value would be stated if the field has no source */
export const fieldValue = (release: Release, source: FieldSource | undefined, home: Path): FieldValue => {
  const paths = source?.paths ?? []
  const stated = paths.find((path) => isStated(chartValue(release, ...path)))
  const [first = home] = paths
  const path = stated ?? first
  const given = chartValue(release, ...path)
  const value = merged(source?.byDefault, given)
  const isKnown = given === null || source?.byDefault !== undefined
  if (!source?.items || value === undefined || value === null)
    return { value: value ?? undefined, isKnown, pathOf: (...keys) => [...path, ...keys] }
  const items = source.items(value, (...keys) => chartValue(release, ...keys))
  return {
    value: items.map((item) => item.value),
    isKnown,
    pathOf: (index, ...keys) => {
      const item = typeof index === 'number' ? items[index] : undefined
      return item ? [...path, ...item.path, ...keys] : path
    },
  }
}

/** A chart passes over what is empty. */
const isStated = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(isMap(value) && Object.keys(value).length === 0)

/** What Helm makes of a default and a value: it merges maps, and null removes a key. */
const merged = (byDefault: unknown, given: unknown): unknown => {
  if (given === undefined) return byDefault
  if (!isMap(byDefault) || !isMap(given)) return given
  const keys = new Set([...Object.keys(byDefault), ...Object.keys(given)])
  return Object.fromEntries(
    [...keys]
      .map((key) => [key, merged(byDefault[key], given[key])] as const)
      .filter(([, value]) => value !== null),
  )
}

/** The image that a chart runs with the values of a release; nothing where a template makes it. */
export const imageValue = (release: Release, source: ImageSource): ImageValue => {
  const [first = []] = source.paths
  const whole = source.paths.find((path) => typeof chartValue(release, ...path) === 'string')
  if (whole) return { image: plain(String(chartValue(release, ...whole))), path: whole }
  const [registry, repository, tag, digest] = [['registry'], ['repository'], ['tag'], ['digest', 'sha']].map(
    (keys) => imagePart(release, source, keys),
  )
  const name = repository?.text ?? source.repository
  const path = (digest ?? tag ?? repository)?.path ?? [...first, 'tag']
  if (name === '' || (source.tag === '' && !tag && !digest)) return { image: undefined, path }
  const image = [
    registry ? `${registry.text}/` : '',
    name,
    `:${tag?.text ?? source.tag}`,
    digest ? `@sha256:${digest.text.replace(/^sha256:/, '')}` : '',
  ]
  return { image: plain(image.join('')), path }
}

interface ImageValue {
  readonly image: string | undefined
  readonly path: Path
}

const imagePart = (release: Release, { paths }: ImageSource, keys: readonly string[]) => {
  for (const path of paths)
    for (const key of keys) {
      const text = scalarAt(chartValue(release, ...path), key)
      if (text !== '') return { text, path: [...path, key] }
    }
  return undefined
}

/** A tag may be written as a number. */
const scalarAt = (holder: unknown, key: string): string => {
  const value = isMap(holder) ? holder[key] : undefined
  return typeof value === 'number' ? String(value) : textAt(holder, key)
}

/** What a template of the chart or a substitution of Flux changes is not known. */
const plain = (text: string): string | undefined => (/\{\{|\$\{/.test(text) ? undefined : text)
