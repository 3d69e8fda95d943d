import { CHART_VERSIONS } from './derived/chart-versions.ts'

/** The versions of a chart whose values have a schema. `chart add` derives others. */
export const knownVersionsOf = (chart: string): readonly string[] => CHART_VERSIONS.get(chart) ?? []

/** The name of the schema of the values that a chart takes. */
export const schemaOfValues = (chart: string, version: string): string => `values/${chart}-${version}`

/**
 * The values of charts that k3s brings along, each in a version of its own: what one of the versions from 33 to 41 reads of Traefik is
 * right. `pnpm derive:chart-schema` makes the schema.
 */
export const K3S_CHART_VALUES: Readonly<Record<string, string>> = {
  traefik: 'values/traefik',
}
