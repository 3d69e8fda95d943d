import type { LogStore } from '../../log-questions/log-store.ts'
import type { PanelText, Queries, Unit } from '../../panels/panel.ts'
import { stackedBars, timeSeries } from '../../panels/time-series.ts'
import * as flow from '../queries/flow.ts'
import * as losses from '../queries/losses.ts'

export const logs = ({ name }: LogStore) => [
  flowing({
    title: 'Lines read',
    description: 'What the collectors of a cluster read from the logs of its pods.',
    unit: 'suffix: lines/s',
    queries: [flow.linesRead],
  }),
  flowing({
    title: 'Lines delivered',
    description: `What ${name} took. It falls behind what is read while a queue fills, and rises above it afterwards.`,
    unit: 'suffix: lines/s',
    queries: [flow.linesDelivered],
  }),
  lost({
    title: 'Lines lost over time',
    description: `Lines that found no room in a queue, or that ${name} refused for good. Nothing sends them again.`,
    unit: 'short',
    queries: losses.linesLostOverTime(name),
  }),
]

export const metrics = () => [
  flowing({
    title: 'Samples scraped',
    description: 'What the scrapes of a cluster gave, after the metrics that nobody reads were dropped.',
    unit: 'suffix: samples/s',
    queries: [flow.samplesScraped],
  }),
  flowing({
    title: 'Samples delivered',
    description:
      'What spokes pushed to the hub’s Prometheus and it took; of the hub, what it scraped itself.',
    unit: 'suffix: samples/s',
    queries: [flow.samplesDelivered],
  }),
  lost({
    title: 'Samples lost over time',
    description:
      'Samples that found no room in a collector’s memory or queue, or that Prometheus refused for good. Nothing sends them again.',
    unit: 'short',
    queries: losses.samplesLostOverTime,
  }),
]

interface Flowing extends PanelText {
  readonly unit: Unit
  readonly queries: Queries
}

const flowing = (content: Flowing) => timeSeries({ ...content, series: 'many' }).height(8)

const lost = (content: Flowing) =>
  stackedBars({ ...content, series: 'many' })
    .span(24)
    .height(7)
