import { declaringScrapes, METRICS_ANNOTATION, printedMetrics, type OwnScrape } from '@fleet/model'
import { hashedConfigMap, printSections, type IConfigMap } from '@fleet/kubernetes'
import { CONFIG_KEY } from './pod.ts'

/** The ConfigMap of a collector. It states what the scrapes of the inventory yield, which no catalogue knows. */
export const collectorConfigMap = (
  name: string,
  namespace: string,
  config: object,
  scrapes: readonly OwnScrape[],
) => {
  const made = hashedConfigMap(name, namespace, CONFIG_KEY, printSections(config))
  const declaring = declaringScrapes(scrapes)
  if (declaring.length === 0) return made
  const annotations = { [METRICS_ANNOTATION]: printedMetrics(declaring) }
  return { ...made, metadata: { ...made.metadata, annotations } } satisfies IConfigMap
}
