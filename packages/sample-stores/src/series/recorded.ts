import { CLUSTER_LABEL, clusterNames, seriesBudget, SERIES_BUDGET } from '@fleet/model'
import { NAME } from '../evaluation/labels.ts'
import type { StoredSeries } from '../promql/stored-series.ts'
import type { World } from '../world/world.ts'

/** How often Prometheus evaluates the rules, in seconds. */
const INTERVAL = 30

export const RECORDED_METRICS = [SERIES_BUDGET]

/** What the rules of the hub's Prometheus record. */
export const recordedSeries = (metric: string, { fleet }: World): readonly StoredSeries[] =>
  metric === SERIES_BUDGET
    ? clusterNames(fleet).map((cluster) =>
        constant({ [NAME]: metric, [CLUSTER_LABEL]: cluster }, seriesBudget(fleet, cluster)),
      )
    : []

const constant = (labels: StoredSeries['labels'], value: number): StoredSeries => ({
  labels,
  samples: (after, until) => {
    const times: number[] = []
    for (let time = (Math.floor(after / INTERVAL) + 1) * INTERVAL; time <= until; time += INTERVAL)
      times.push(time)
    return { times, values: times.map(() => value) }
  },
})
