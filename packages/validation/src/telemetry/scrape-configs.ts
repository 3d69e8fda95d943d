import type { ClusterView } from '../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../tree/objects.ts'
import { at, type Located, type Location, type Path } from '../values/location.ts'
import { isMap, listOf, valueAt } from '../values/value-at.ts'

/** A ScrapeConfig of the operator in the words of Prometheus' own configuration. */
export interface WrittenScrape {
  readonly located: Located
  readonly owner: string
  readonly config: Readonly<Record<string, unknown>>
  /** Of a key in those words. */
  readonly location: (...path: Path) => Location
}

/** The names that are not only spelt otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  jobName: 'job_name',
  relabelings: 'relabel_configs',
  metricRelabelings: 'metric_relabel_configs',
  kubernetesSDConfigs: 'kubernetes_sd_configs',
}

/** `scrapeInterval` is `scrape_interval`, and `consulSDConfigs` is `consul_sd_configs`. */
const wordOf = (key: string): string =>
  NAMES[key] ??
  key.replace(/SDConfigs$/, '_sd_configs').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const scrapeConfigsOf = (cluster: ClusterView): readonly WrittenScrape[] =>
  cluster.all('monitoring.coreos.com/v1alpha1/ScrapeConfig').map((located) => {
    const spec = valueAt(located.object, ['spec'])
    const entries = Object.entries(isMap(spec) ? spec : {})
    const keyOf = new Map(entries.map(([key]) => [wordOf(key), key]))
    return {
      located,
      owner: nameOf(located),
      config: {
        job_name: `scrapeConfig/${namespaceOf(located)}/${located.object.metadata.name}`,
        ...Object.fromEntries(entries.map(([key, value]) => [wordOf(key), inWords(key, value)])),
      },
      location: (key, ...path) =>
        key === undefined
          ? at(located, 'spec')
          : at(located, 'spec', keyOf.get(String(key)) ?? String(key), ...path.map(keyOfRule)),
    }
  })

const inWords = (key: string, value: unknown): unknown => {
  if (key === 'scheme') return String(value).toLowerCase()
  if (!/[rR]elabelings$/.test(key)) return value
  return listOf(value)
    .filter(isMap)
    .map((rule) => Object.fromEntries(Object.entries(rule).map(([word, one]) => [wordOf(word), one])))
}

/** The key of a relabelling by its word: `source_labels` is `sourceLabels`. */
const keyOfRule = (part: string | number): string | number =>
  typeof part === 'string' ? part.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) : part
