import { collectorOfChart } from '../chart-stand-ins/opentelemetry-collector.ts'
import { rightsOf, type Right } from '../kubernetes/rights.ts'
import { clusters } from '../trees/clusters.ts'
import { objectsOf } from '../trees/committed.ts'
import { hubCollector, spokeCollector } from './collector.ts'

/*
 * What the trees allow the collectors, right by right. Each is taken away once: whatever is not of a scrape by the tests of logs, so that a
 * right which is added later and which nothing needs fails one of them.
 */

const namespace = 'monitoring'

const all = {
  hub: rightsOf([...objectsOf(clusters.hub.name), ...collectorOfChart()], {
    namespace,
    name: hubCollector().serviceAccount,
  }),
  spoke: rightsOf(objectsOf(clusters.spoke.name), { namespace, name: spokeCollector().serviceAccount }),
} as const

/** The kubelet asks its API whether who scrapes it may. */
const isOfScrapes = ({ on }: Right): boolean => on.startsWith('nodes/')

/** The rights of a collector without which it would not scrape. */
export const rightsForScrapes = (name: keyof typeof all): readonly Right[] => all[name].filter(isOfScrapes)

/** All its others. */
export const rightsForLogs = (name: keyof typeof all): readonly Right[] =>
  all[name].filter((right) => !isOfScrapes(right))
