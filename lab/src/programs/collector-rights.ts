import { collectorOfChart } from '../chart-stand-ins/opentelemetry-collector.ts'
import { rightsOf, type Right } from '../kubernetes/rights.ts'
import { clusters } from '../trees/clusters.ts'
import { objectsOf } from '../trees/committed.ts'
import { hubCollector, spokeCollector } from './collector.ts'

/*
 * The collectors' rights in the trees, one by one. Tests remove each once: tests of logs remove all that are not for
 * scrapes, so that a later, unneeded right fails one of them.
 */

const namespace = 'monitoring'

const all = {
  hub: rightsOf([...objectsOf(clusters.hub.name), ...collectorOfChart()], {
    namespace,
    name: hubCollector().serviceAccount,
  }),
  spoke: rightsOf(objectsOf(clusters.spoke.name), { namespace, name: spokeCollector().serviceAccount }),
} as const

/** The kubelet asks its API whether a client may scrape it. */
const isOfScrapes = ({ on }: Right): boolean => on.startsWith('nodes/')

/** The rights of a collector for scrapes. */
export const rightsForScrapes = (name: keyof typeof all): readonly Right[] => all[name].filter(isOfScrapes)

/** All its others. */
export const rightsForLogs = (name: keyof typeof all): readonly Right[] =>
  all[name].filter((right) => !isOfScrapes(right))
