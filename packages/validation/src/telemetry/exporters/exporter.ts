import { expositionOf, type CatalogueFile, type Exposition } from '../../catalog/metrics/catalogue.ts'
import { catalogueOf, cataloguesOf, type ExporterName } from '../../catalog/metrics/index.ts'
import { anchored } from '../relabel/pattern.ts'

/** An exporter as it runs, with the parts that are on. */
export interface Exporter {
  readonly name: ExporterName
  readonly parts: readonly string[]
  /** What its configuration makes beside them, each declared as in a catalogue. */
  readonly configured?: Readonly<Record<string, string>>
  /** Of these alone, where the program's own arguments leave out the others. */
  readonly only?: (metric: string) => boolean
}

/** With the parts that are on by default. */
export const byDefault = (name: ExporterName): Exporter => ({ name, parts: defaultParts(name) })

export const defaultParts = (name: ExporterName): readonly string[] => {
  const { parts, off = [] } = catalogueOf(name)
  return Object.keys(parts).filter((part) => !off.includes(part))
}

/** Exporters that run with the same parts share what was read of them. */
const expositions = new Map<string, Exposition>()

export const expositionBy = ({ name, parts, configured, only }: Exporter): Exposition => {
  const key = `${name} ${parts.join()} ${configured ? JSON.stringify(configured) : ''}`
  const known = expositions.get(key)
  const all = known ?? expositionOf(name, [...partsOf(name, parts), ...(configured ? [configured] : [])])
  if (!known) expositions.set(key, all)
  return only ? limited(all, only) : all
}

const partsOf = (name: ExporterName, parts: readonly string[]): CatalogueFile['parts'][string][] => {
  const [own = name, ...shared] = cataloguesOf(name)
  return [
    ...parts.map((part) => catalogueOf(own).parts[part] ?? {}),
    ...shared.flatMap((other) => Object.values(catalogueOf(other).parts)),
  ]
}

const limited = (all: Exposition, only: (metric: string) => boolean): Exposition => ({
  ...all,
  find: (metric) => (only(metric) ? all.find(metric) : undefined),
  names: () => all.names().filter(only),
})

/** What lists of patterns let through, as kube-state-metrics reads them. */
export const allowedBy = (
  allowed: readonly string[],
  denied: readonly string[],
): ((metric: string) => boolean) | undefined => {
  if (allowed.length === 0 && denied.length === 0) return undefined
  return (metric) => (allowed.length === 0 || matches(allowed, metric)) && !matches(denied, metric)
}

const matches = (patterns: readonly string[], metric: string): boolean =>
  patterns.some((pattern) => anchored(pattern)?.test(metric) === true)
